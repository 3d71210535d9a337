import { createTeam, type Team } from "../../lib/team/team";
import type { WasmHeap } from "./heap";
import { createSharedHeap } from "./sharedHeap";

/** Threads for the lab's kernels, with the memory that they share: not that of TensorFlow.js, whose backend has one thread. */
export interface WasmThreads {
  readonly team: Team;
  readonly heap: WasmHeap;
}

/** All that 32-bit addresses reach; only what is used is ever taken from the machine. */
const mostPages = 65536;

let started: Promise<WasmThreads | undefined> | undefined;
let ready: WasmThreads | undefined;

/** Starts the threads of this program, so many with the caller's; later calls do nothing. Returns how many there are. */
export async function startWasmThreads(size: number): Promise<number> {
  started ??= createWasmThreads(size);
  ready = await started;
  return ready?.team.size ?? 1;
}

/** Returns the threads of this program, `undefined` where it has one. */
export function wasmThreads(): WasmThreads | undefined {
  return ready;
}

/** Starts so many threads, the caller's included; `undefined` where there are none to be had or no use for more than one. */
export async function createWasmThreads(size: number): Promise<WasmThreads | undefined> {
  if (size < 2 || typeof SharedArrayBuffer === "undefined") return undefined;
  let memory: WebAssembly.Memory;
  try {
    memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  } catch {
    return undefined;
  }
  const team = await createTeam({ code: new URL("./build/threads.wasm", import.meta.url), memory, size });
  return team && { team, heap: createSharedHeap(memory) };
}
