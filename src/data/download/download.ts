import { sha256 as createSha256 } from "@noble/hashes/sha2.js";
import { InputError } from "../../lib/inputError";
import type { Progress } from "../../lib/progress";
import { readChunks } from "../byteSource";
import { fault, grouped } from "../fault";
import type { PartStore } from "./partStore";
import { Interruption, receive, request, tooLarge } from "./request";

/** How a file is downloaded. */
export interface DownloadOptions {
  readonly name: string; // as in messages
  readonly sha256?: string; // what the file must have, in hexadecimal
  readonly limit?: number; // bytes; 4 GiB where left out
  readonly onProgress?: (progress: Progress) => void; // in bytes; total is 0 while unknown
  readonly signal?: AbortSignal; // stops the download with the signal's reason; what has arrived is kept
  readonly retryAfter?: readonly number[]; // milliseconds to wait before each further attempt without progress
  readonly send?: typeof fetch;
}

/** A finished download; its bytes are in the store. */
export interface Downloaded {
  readonly size: number; // bytes
  readonly sha256: string; // in hexadecimal
  readonly resumedFrom: number; // bytes that an earlier attempt had left in the store
}

/**
 * Downloads a file into a store, going on where an earlier attempt stopped, and checks it.
 *
 * A part is gone on with where the server vouches for it (ETag or date) or a checksum will tell; otherwise it is thrown
 * away. A connection that breaks is tried again. Throws InputError with what to do: unreachable, refused (HTTP status),
 * too large, cut off (the part is kept, so that calling again goes on), a wrong checksum with both sums (nothing is kept).
 */
export async function download(url: string, store: PartStore, options: DownloadOptions): Promise<Downloaded> {
  const { name, sha256, signal, retryAfter = [1000, 4000] } = options;
  await clearUnvouched(store, options);
  const resumedFrom = await store.size();
  let farthest = resumedFrom;
  let fruitless = 0;
  for (;;) {
    try {
      await fetchRest(url, store, options);
      break;
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof Interruption)) throw error;
      // Farther than ever: an attempt that has to begin again makes no progress until then.
      const reached = await store.size();
      fruitless = reached > farthest ? 0 : fruitless + 1;
      farthest = Math.max(farthest, reached);
      if (fruitless > retryAfter.length) throw new InputError(await interrupted(error, store));
      if (fruitless > 0) await wait(retryAfter[fruitless - 1], signal);
    }
  }
  const size = await store.size();
  const sum = await sumOf(store, options);
  if (sha256 !== undefined && sum !== sha256.toLowerCase()) {
    await store.clear();
    // The part may have been another file's: only what arrived in one go convicts the source.
    if (resumedFrom > 0) return download(url, store, options);
    throw wrongSum(name, sum, sha256);
  }
  return { size, sha256: sum, resumedFrom };
}

/** Makes the error of a wrong checksum, with both sums. */
function wrongSum(name: string, found: string, expected: string): Error {
  return fault(
    name,
    undefined,
    `the checksum (SHA-256) is ${found}, expected ${expected.toLowerCase()}: this is another file, or it was changed on the way. It was thrown away; try again, or take another source.`,
  );
}

async function interrupted({ message }: Error, store: PartStore): Promise<string> {
  const size = await store.size();
  return size === 0 ? message : `${message} ${grouped(size)} bytes are kept; the next attempt goes on from there.`;
}

/** Throws a part away of which nobody could say that its rest is of the same file. */
async function clearUnvouched(store: PartStore, { sha256 }: DownloadOptions): Promise<void> {
  if (sha256 === undefined && (await store.size()) > 0 && (await store.tag()) === undefined) await store.clear();
}

/** Fetches what is missing in the store, or all where the server cannot go on. */
async function fetchRest(url: string, store: PartStore, options: DownloadOptions): Promise<void> {
  const { name, signal, onProgress, limit = 2 ** 32, send = fetch } = options;
  await clearUnvouched(store, options);
  const from = await store.size();
  let answer = await request(url, name, { from, tag: await store.tag(), signal }, send);
  if (answer === "complete") return;
  if (answer === "start again") {
    await store.clear();
    answer = await request(url, name, { from: 0, signal }, send);
  }
  if (typeof answer === "string") {
    throw fault(name, undefined, "the server sends parts that were not asked for; take another source.");
  }
  const { start, total, tag, body } = answer;
  if (start === 0) await store.clear();
  if (start === 0 && tag) await store.setTag(tag);
  let done = start;
  try {
    if (total > limit) throw tooLarge(name, total, limit);
    for await (const chunk of receive(body, name, signal)) {
      done += chunk.length;
      if (done > limit) throw tooLarge(name, done, limit);
      await store.append(chunk);
      onProgress?.({ done, total: Math.max(total, done) === total ? total : 0 });
    }
  } catch (error) {
    if (error instanceof InputError) await store.clear();
    throw error;
  }
  if (done < total)
    throw new Interruption(`${name}: the connection broke off after ${grouped(done)} of ${grouped(total)} bytes.`);
}

/** Returns the SHA-256 of what is in the store. Web Crypto would need it all in memory. */
async function sumOf(store: PartStore, { name, signal }: DownloadOptions): Promise<string> {
  const sum = createSha256.create();
  for await (const chunk of readChunks(store.read(), { name, signal })) sum.update(chunk);
  return Array.from(sum.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
