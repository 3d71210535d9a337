import { InputError } from "../lib/inputError";
import type { Dataset } from "./dataset";
import { checkAddress, Interruption, receive, request, tooLarge } from "./download/request";
import { type OpenInput, openDataset } from "./open";

const largest = 2 ** 32; // bytes

/**
 * Opens a data set from an address of the web, as it arrives and without keeping a copy: a prepared file or any other.
 *
 * Throws InputError for an address that is none, cannot be reached, or brings something else.
 */
export async function openAddress(
  address: string,
  options: Pick<OpenInput, "limits" | "onProgress" | "onNote" | "signal"> & { readonly send?: typeof fetch } = {},
): Promise<Dataset> {
  const { send = fetch, signal, ...rest } = options;
  const url = checkAddress(address);
  const name = fileNameOf(url);
  try {
    const answer = await request(url, name, { from: 0, signal }, send);
    if (typeof answer === "string") throw new Interruption(`${name}: the server sent a part only.`);
    if (answer.total > largest) throw tooLarge(name, answer.total, largest);
    const source = receive(answer.body, name, signal);
    return await openDataset({ ...rest, name, source, size: answer.total || undefined, signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof InputError) throw error;
    if (error instanceof Interruption) {
      // Most say already what to try.
      throw new InputError(/\btry again\b/.test(error.message) ? error.message : `${error.message} Try again.`);
    }
    throw error;
  }
}

const longestName = 80; // of a file: file systems take 255 bytes, and a message must stay readable

/** Returns the last part of an address's path, fit for messages and as the name of a file: of a long one its end. */
export function fileNameOf(url: string): string {
  const { host, pathname } = new URL(url);
  const last = pathname.split("/").filter(Boolean).at(-1) ?? host;
  return last
    .replace(/%20/g, " ")
    .replace(/[^\w. +-]/g, "_")
    .slice(-longestName);
}
