import { InputError } from "../../lib/inputError";
import { fault, grouped } from "../fault";

/** An answer that brings bytes. */
export interface Answer {
  readonly start: number; // where in the file the bytes begin: 0, or as asked for
  readonly total: number; // bytes of the whole file, 0 where the server does not say
  readonly tag?: string; // the version's name, fit for asking for its rest
  readonly body: ReadableStream<Uint8Array>;
}

/** A fault that another attempt may mend: a connection that broke off, a server that is busy. */
export class Interruption extends Error {
  override readonly name = "Interruption";
}

/** Why an answer brings no bytes: all are there already, or the part is of no use and the first byte must come again. */
export type NoBytes = "complete" | "start again";

/**
 * Asks a server for a file, or for its rest from `from` on.
 *
 * Throws InputError for an answer that says no, and Interruption where trying again may help.
 */
export async function request(
  url: string,
  name: string,
  { from, tag, signal }: { from: number; tag?: string; signal?: AbortSignal },
  send: typeof fetch,
): Promise<Answer | NoBytes> {
  const response = await ask(url, name, rangeHeaders(from, tag), signal, send);
  const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(response.headers.get("Content-Range") ?? "");
  const asked = response.status === 206 && from > 0 && (!range || Number(range[1]) === from);
  if (response.status === 416 || (response.status === 206 && !asked)) {
    await response.body?.cancel();
    return Number(range?.[2]) === from && from > 0 ? "complete" : "start again";
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw refusal(url, name, response.status);
  }
  if (!response.body) throw fault(name, undefined, `${hostOf(url)} answered without any bytes; try again later.`);
  const start = asked ? from : 0;
  // The length of compressed text says nothing of the bytes that are handed over.
  const length = response.headers.has("Content-Encoding") ? 0 : Number(response.headers.get("Content-Length") ?? 0);
  const total = Number(range?.[2]) || (length > 0 ? start + length : 0);
  return { start, total, tag: strongTag(response.headers), body: response.body };
}

function rangeHeaders(from: number, tag: string | undefined): Record<string, string> {
  if (from === 0) return {};
  return { Range: `bytes=${from}-`, ...(tag ? { "If-Range": tag } : {}) };
}

async function ask(
  url: string,
  name: string,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
  send: typeof fetch,
): Promise<Response> {
  try {
    return await send(url, { headers, signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    // Another origin may refuse to a page the headers that ask for the rest, which looks like a broken connection.
    if (Object.keys(headers).length > 0) return ask(url, name, {}, signal, send);
    throw new Interruption(unreachable(url, name, error));
  }
}

/** Yields the chunks of an answer; a broken connection becomes an Interruption. */
export async function* receive(
  body: ReadableStream<Uint8Array>,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const read = await reader.read().catch(() => {
        signal?.throwIfAborted();
        throw new Interruption(`${name}: the connection broke off.`);
      });
      signal?.throwIfAborted();
      if (read.done) return;
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Returns an ETag that stands for the same bytes, else the date of the last change. */
function strongTag(headers: Headers): string | undefined {
  const tag = headers.get("ETag");
  return (tag?.startsWith('"') ? tag : undefined) ?? headers.get("Last-Modified") ?? undefined;
}

function hostOf(url: string): string {
  return new URL(url).host;
}

/** Says that no answer came. A browser tells no reason, and CORS may be it; Node names one, such as ECONNREFUSED. */
function unreachable(url: string, name: string, error: unknown): string {
  const cause = (error as Error).cause as { code?: string; message?: string } | undefined;
  const reason = cause?.code ?? cause?.message;
  const why = reason
    ? `cannot be reached (${reason})`
    : "cannot be reached, or does not let this page download from it (CORS)";
  return `${name}: ${hostOf(url)} ${why}. Check the connection and try again, or download ${url} by hand and give that file.`;
}

function refusal(url: string, name: string, status: number): Error {
  const host = hostOf(url);
  if (status === 404 || status === 410) {
    return fault(name, undefined, `${host} has no such file (HTTP ${status}); check the address ${url}.`);
  }
  if (status === 401 || status === 403) {
    return fault(
      name,
      undefined,
      `${host} does not give the file away (HTTP ${status}); download ${url} by hand and choose the file.`,
    );
  }
  if (status === 429 || status >= 500) {
    return new Interruption(`${name}: ${host} is busy or out of order (HTTP ${status}); try again later.`);
  }
  return fault(name, undefined, `${host} answered with HTTP ${status} instead of the file; check the address ${url}.`);
}

/** Checks an address that a person gave, and returns it in full. Throws InputError for what is none. */
export function checkAddress(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new InputError(`"${text}" is no web address; give one in full, such as https://example.org/data.npz.`);
  }
  if (url.protocol === "https:" || url.protocol === "http:") return url.href;
  throw new InputError(`${text} starts with ${url.protocol}//; only http:// and https:// can be downloaded.`);
}

/** Makes the error for a file that is larger than allowed. */
export function tooLarge(name: string, size: number, limit: number): Error {
  return fault(name, undefined, `the file has ${grouped(size)} bytes or more; at most ${grouped(limit)} are taken.`);
}
