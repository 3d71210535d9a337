import type { SparseLayerKernels } from "../kernels/sparseLayerWasm";
import { linkKernels, type Offset, type WasmKernels } from "../wasm/kernels";

/** The kernels of nets on index lists; those of the dense gradient are in src/ops/wasm/assembly/listGrowth.ts. */
export interface ListKernels extends SparseLayerKernels, Pick<WasmKernels, "sgdStep" | "adamStep"> {
  isZeroUnit(at: Offset, units: number, tiles: number): number;
  sumSamples(d: Offset, sums: Offset, units: number, tiles: number): void;
  gradientTile(
    ...call: [
      ...below: [x: Offset, inputs: number, from: Offset, rows: number],
      ...above: [d: Offset, outputs: number, to: Offset, width: number],
      tiles: number,
      g: Offset,
    ]
  ): void;
  scanRow(row: Offset, count: number, threshold: number, found: Offset, columns: Offset): number;
}

/** The kernels and the memory that they work in, which is not that of any backend. */
export interface ListMemory {
  readonly kernels: ListKernels;
  readonly memory: WebAssembly.Memory;
}

/** Reserves so many bytes and links the kernels with them; throws RangeError where there is too little memory. */
export async function openListMemory(bytes: number): Promise<ListMemory> {
  const pages = Math.ceil(bytes / 65536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  return { memory, kernels: await linkKernels<ListKernels>(memory) };
}
