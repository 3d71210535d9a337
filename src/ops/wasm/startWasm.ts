import * as tf from "@tensorflow/tfjs";
import { loadWasmKernels } from "./kernels";

let arranged = false;

/**
 * Makes the wasm backend the current one, with SIMD and one thread, and links the lab's kernels to it.
 *
 * One thread: sums are taken in the same order everywhere. The lab's own threads, which keep that order, are in threads.ts.
 * Returns false where WebAssembly has no SIMD.
 */
export async function startWasm(): Promise<boolean> {
  const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
  if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) return false;
  // Not findBackend, which starts the backend that it looks for: on many threads, in a page that is cross-origin isolated.
  if (!arranged) {
    arranged = true;
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    const { href } = new URL(
      "../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm",
      import.meta.url,
    );
    setWasmPaths({
      "tfjs-backend-wasm.wasm": href,
      "tfjs-backend-wasm-simd.wasm": href,
      "tfjs-backend-wasm-threaded-simd.wasm": href,
    });
  }
  if (!(await tf.setBackend("wasm"))) return false;
  await loadWasmKernels();
  return true;
}
