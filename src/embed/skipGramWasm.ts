import { sigmoidTable } from "./sigmoidTable";
import type { KernelShape, SkipGramKernel } from "./skipGramKernel";
import { assembleTrainPairs, type TrainPairsInWasm } from "./wasm/trainPairs";

const longestVector = 128;
const pageBytes = 65536;

/** Creates a skip-gram kernel in wasm; undefined where wasm or its SIMD is missing, or for an unsuited length of vector. */
export function createWasmKernel({ nodeCount, dim, capacity, width }: KernelShape): SkipGramKernel | undefined {
  if (dim % 4 !== 0 || dim > longestVector || typeof WebAssembly === "undefined") return undefined;
  const code = assembleTrainPairs(dim);
  if (!WebAssembly.validate(code)) return undefined;
  const lengths = [nodeCount * dim, nodeCount * dim, capacity, capacity * width, sigmoidTable.length];
  const memory = reserve(4 * lengths.reduce((sum, length) => sum + length, 0));
  if (!memory) return undefined;
  const offsets = lengths.map((_, i) => 4 * lengths.slice(0, i).reduce((sum, length) => sum + length, 0));
  const [inputAt, outputAt, contextAt, targetsAt, sigmoidAt] = offsets;
  new Float32Array(memory.buffer, sigmoidAt, sigmoidTable.length).set(sigmoidTable);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  const trainPairs = instance.exports.trainPairs as TrainPairsInWasm;
  const pairs = {
    count: 0,
    context: new Uint32Array(memory.buffer, contextAt, capacity),
    targets: new Uint32Array(memory.buffer, targetsAt, capacity * width),
    width,
  };
  return {
    input: new Float32Array(memory.buffer, inputAt, nodeCount * dim),
    output: new Float32Array(memory.buffer, outputAt, nodeCount * dim),
    pairs,
    train: (learningRate) =>
      trainPairs(inputAt, outputAt, contextAt, targetsAt, sigmoidAt, pairs.count, width, learningRate),
  };
}

/** Reserves wasm memory of at least so many bytes; undefined where there is none so large. */
function reserve(bytes: number): WebAssembly.Memory | undefined {
  const pages = Math.ceil(bytes / pageBytes);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    return undefined;
  }
}
