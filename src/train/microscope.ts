import type { Tree } from "../lib/tree";
import { fullMasks } from "../sparse/masks";
import type { LayerShape, Masks, UpdateInput, UpdateReasons } from "../sparse/types";
import type { SeenLayer, SeenUpdate } from "./protocol";

/** A mask update as the training hands it to whoever looks; nothing of it may be written to. */
export interface RawUpdate {
  readonly epoch: number;
  readonly before: Masks;
  readonly after: Masks;
  readonly input: UpdateInput;
  readonly reasons?: UpdateReasons;
}

/** Layers of more weights are not sent: nobody looks at them one by one, and copies would take memory. */
const mostWeights = 1 << 18;

/** Copies a mask update for the page, layer by layer, with what decided it. */
export function copyUpdate(layers: Tree<LayerShape>, { epoch, before, after, input, reasons }: RawUpdate): SeenUpdate {
  const ones = fullMasks(layers); // a layer without a mask is dense
  const seen = Object.entries(layers).flatMap(([name, { inputs, outputs }]): [string, SeenLayer][] => {
    if (inputs * outputs > mostWeights) return [];
    const layer: SeenLayer = {
      inputs,
      outputs,
      before: (before[name] ?? ones[name]).slice(),
      after: (after[name] ?? ones[name]).slice(),
      weights: input.weights[name].slice(),
      left: reasons?.left[name].slice(),
      growScores: reasons?.growScores?.[name].slice(),
    };
    return [[name, layer]];
  });
  return { step: input.step, epoch, layers: Object.fromEntries(seen) };
}

/** Lists the memory of a copy, which can move to the page instead of being copied again. */
export function buffersOf({ layers }: SeenUpdate): ArrayBuffer[] {
  return Object.values(layers).flatMap(({ before, after, weights, left, growScores }) =>
    [before, after, weights, left, growScores].flatMap((array) => (array ? [array.buffer as ArrayBuffer] : [])),
  );
}
