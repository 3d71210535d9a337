/** A place to run the tensors. */
export type BackendId = "webgpu" | "wasm" | "cpu";

/** What a person may ask for; `auto` takes the fastest that works here. */
export type BackendRequest = BackendId | "auto";

/** Which backend runs, on what, and why: shown beside every measured time. */
export interface BackendInfo {
  readonly id: BackendId;
  readonly device: string; // e.g. "Apple M2 (metal-3)", "CPU, WebAssembly SIMD"
  readonly threads?: number; // that share a net's steps on the CPU; 1 where left out
  readonly software: boolean; // true where "GPU" work runs on the CPU
  readonly reason: string; // one sentence
}
