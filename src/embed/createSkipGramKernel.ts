import type { KernelShape, SkipGramKernel } from "./skipGramKernel";
import { createPlainKernel } from "./skipGramPlain";
import { createWasmKernel } from "./skipGramWasm";

/** Creates the fastest kernel at hand; in wasm the arithmetic is single precision, so its last digits differ. */
export function createSkipGramKernel(shape: KernelShape): SkipGramKernel {
  return createWasmKernel(shape) ?? createPlainKernel(shape);
}
