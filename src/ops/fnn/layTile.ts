import type { WasmHeap } from "../wasm/heap";
import type { Offset } from "../wasm/kernels";
import type { WasmBlocks } from "./memory";
import type { FnnNetOptions } from "./net";
import { paddedWidth } from "./panels";
import { type FnnPlan, layerWord, planWord, writePlan } from "./plan";

/** Returns the bytes from one plan to the next: whole lines of the processor's cache, so that threads do not share one. */
export function planStride({ layers }: Pick<FnnPlan, "layers">): number {
  return Math.ceil((planWord.layers + layers.length * layerWord.bytes) / 64) * 64;
}

/** Tells which layers keep their deltas apart from their activations, for gradients that are taken later than both. */
export type KeptApart = (layer: number) => boolean;

/** Returns the numbers that the activations and deltas of one tile take. */
export function tileNumbers({ sizes }: FnnNetOptions, { layers, tileRows }: FnnPlan, keptApart: KeptApart): number {
  const wide = layers.reduce((sum, { tileCount }, index) => sum + tileCount * (keptApart(index) ? 2 : 1), 0);
  return paddedWidth(sizes[0]) * tileRows + wide + 2 * tileRows;
}

/** Reserves a tile's memory and writes its plan at `base`. */
export function layTile({ heap, blocks, options, plan, keptApart }: TilePlace, base: Offset, tile: number): void {
  const own = new Map<string, string>();
  const reserve = (part: string, count: number): void => {
    own.set(part, `${part} of tile ${tile}`);
    blocks.reserve(`${part} of tile ${tile}`, count);
  };
  reserve("inputTile", paddedWidth(options.sizes[0]) * plan.tileRows);
  reserve("targetTile", plan.tileRows);
  reserve("logitTile", plan.tileRows);
  for (const [index, { tileCount }] of plan.layers.entries()) {
    if (tileCount === 0) continue;
    reserve(`tile ${index}`, tileCount);
    if (keptApart(index)) reserve(`delta ${index}`, tileCount);
    else own.set(`delta ${index}`, `tile ${index} of tile ${tile}`);
  }
  writePlan(new DataView(heap.buffer()), base, plan, options, (part) => blocks.at(own.get(part) ?? part));
}

/** What all tiles of a net have in common. */
export interface TilePlace {
  readonly heap: WasmHeap;
  readonly blocks: WasmBlocks;
  readonly options: FnnNetOptions;
  readonly plan: FnnPlan;
  readonly keptApart: KeptApart;
}
