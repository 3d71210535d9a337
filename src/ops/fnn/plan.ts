import { dropoutThreshold } from "../dropout";
import type { FnnNetOptions } from "./net";
import { type Placement, paddedWidth, panelWidth, placedCount } from "./panels";
import { fnnLayers } from "./shape";

/** Byte offsets of the words of a plan, as in src/ops/wasm/assembly/fnnPlan.ts. */
export const planWord = {
  layerCount: 0,
  tileRows: 4,
  rowsPerSample: 8,
  tableWidth: 12,
  table: 16,
  inputTile: 20,
  targetTile: 24,
  logitTile: 28,
  singleHead: 32,
  seed: 36,
  dropThreshold: 40,
  dropScale: 44,
  trainRows: 48,
  trainTargets: 52,
  order: 56,
  lossSum: 64,
  parameters: 72,
  gradients: 76,
  firstMoments: 80,
  secondMoments: 84,
  masks: 88,
  anchors: 92,
  optimizer: 96,
  momentum: 100,
  weightDecay: 104,
  rho: 108,
  tileLoss: 112,
  layers: 120,
} as const;

/** Byte offsets of a layer's words within its part of the plan. */
export const layerWord = {
  outputs: 0,
  inputPanels: 4,
  outputPanels: 8,
  weightOffset: 12,
  weightCount: 16,
  biasOffset: 20,
  biasCount: 24,
  transposed: 28,
  outputTile: 32,
  anchored: 36,
  deltaTile: 40,
  bytes: 44,
} as const;

/** One layer's parameters and the sizes of its scratch space, in numbers. */
export interface PlannedLayer {
  readonly weightName: string;
  readonly biasName: string | undefined;
  readonly weights: Placement;
  readonly bias: Placement | undefined;
  readonly tileCount: number; // activations of a tile, 0 for the single head
  readonly transposedCount: number; // 0 where no gradient flows below
}

/** The sizes that follow from a net's options. */
export interface FnnPlan {
  readonly layers: readonly PlannedLayer[];
  readonly blockCount: number; // numbers of all parameters with padding
  readonly tileRows: number;
  readonly singleHead: boolean;
}

/** Lays a net out: where each parameter goes in its block, and how many samples are worked on at a time. */
export function planFnn({ sizes, bias, loss }: FnnNetOptions): FnnPlan {
  const singleHead = loss === "binary";
  const tileRows = chooseTileRows(sizes);
  let offset = 0;
  const place = (layout: Placement["layout"], inputs: number, outputs: number): Placement => {
    const count = placedCount(layout, inputs, outputs);
    offset += count;
    return { layout, inputs, outputs, offset: offset - count, count };
  };
  const layers = fnnLayers(sizes, bias).map((layer, index): PlannedLayer => {
    const single = singleHead && index === sizes.length - 2;
    return {
      weightName: layer.weights,
      biasName: layer.bias,
      weights: place(single ? "vector" : "panels", layer.inputs, layer.outputs),
      bias: layer.bias ? place("vector", 1, layer.outputs) : undefined,
      tileCount: single ? 0 : paddedWidth(layer.outputs) * tileRows,
      transposedCount: single || index === 0 ? 0 : paddedWidth(layer.inputs) * paddedWidth(layer.outputs),
    };
  });
  return { layers, blockCount: offset, tileRows, singleHead };
}

/** What the activations of a tile may take of the second-level cache. */
const tileBytes = 128 * 1024;

/** Takes as many samples at a time as keep a tile's activations in the second-level cache. */
function chooseTileRows(sizes: readonly number[]): number {
  const width = sizes.reduce((sum, size) => sum + paddedWidth(size), 0);
  const rows = Math.floor(tileBytes / (4 * width * 4)) * 4;
  return Math.min(64, Math.max(16, rows));
}

/** Writes the words of a plan that stay as they are; `at` returns the byte offset of each part in memory. */
export function writePlan(
  view: DataView,
  base: number,
  plan: FnnPlan,
  options: FnnNetOptions,
  at: (part: string) => number,
): void {
  const word = (offset: number, value: number) => view.setUint32(base + offset, value, true);
  word(planWord.layerCount, plan.layers.length);
  word(planWord.tileRows, plan.tileRows);
  word(planWord.rowsPerSample, options.rowsPerSample);
  word(planWord.tableWidth, options.tableWidth);
  word(planWord.table, at("table"));
  word(planWord.inputTile, at("inputTile"));
  word(planWord.targetTile, at("targetTile"));
  word(planWord.logitTile, at("logitTile"));
  word(planWord.singleHead, plan.singleHead ? 1 : 0);
  word(planWord.seed, options.seed);
  word(planWord.dropThreshold, dropoutThreshold(options.dropout));
  view.setFloat32(base + planWord.dropScale, 1 / (1 - options.dropout), true);
  view.setFloat64(base + planWord.lossSum, 0, true);
  word(planWord.parameters, at("parameters"));
  word(planWord.gradients, at("gradients"));
  word(planWord.masks, at("masks"));
  for (const [index, layer] of plan.layers.entries()) {
    const start = planWord.layers + index * layerWord.bytes;
    word(start + layerWord.outputs, layer.weights.outputs);
    word(start + layerWord.inputPanels, paddedWidth(layer.weights.inputs) / panelWidth);
    word(start + layerWord.outputPanels, paddedWidth(layer.weights.outputs) / panelWidth);
    word(start + layerWord.weightOffset, layer.weights.offset * 4);
    word(start + layerWord.weightCount, layer.weights.count);
    word(start + layerWord.biasOffset, (layer.bias?.offset ?? 0) * 4);
    word(start + layerWord.biasCount, layer.bias?.count ?? 0);
    word(start + layerWord.transposed, layer.transposedCount ? at(`transposed ${index}`) : 0);
    word(start + layerWord.outputTile, layer.tileCount ? at(`tile ${index}`) : 0);
    word(start + layerWord.deltaTile, layer.tileCount ? at(`delta ${index}`) : 0);
  }
}
