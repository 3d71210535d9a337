import { wasmThreads } from "../wasm/threads";
import type { FnnNet, FnnNetOptions } from "./net";
import { sharedSite, worthSharing } from "./sharedSite";
import { createWasmFnn } from "./wasmNet";

/** Builds a net in wasm memory on the threads that there are: the bits do not depend on their number. Throws as createWasmFnn. */
export function createFnn(options: FnnNetOptions): FnnNet {
  const threads = wasmThreads();
  if (threads) {
    try {
      return createWasmFnn(options, sharedSite(threads));
    } catch (error) {
      // Where the shared memory is short, that of the backend may still do, and says what is wrong otherwise.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return createWasmFnn(options);
}

/** Counts the threads that share the steps of a net from `createFnn` on batches of so many samples. */
export function fnnThreads(sizes: readonly number[], samples: number): number {
  const threads = wasmThreads();
  return threads && worthSharing(sizes, samples) ? threads.team.size : 1;
}
