import type { Tree } from "../lib/tree";
import { algorithms } from "../sparse/algorithms";
import { countOnes, fullMasks } from "../sparse/masks";
import type { Masks, SparseState } from "../sparse/types";
import { createEverActive } from "./everActive";
import type { MaskInput } from "./maskHolding";
import { maskPictures } from "./maskPicture";
import type { Evaluation, RunEvent } from "./protocol";

/** The connections that a training has: the masks and anchors of its learner, and what is told of them. */
export interface Connections {
  /** Ones of each layer's mask. */
  readonly kept: Tree<number>;
  /** Ones of all masks. */
  readonly ones: number;
  /** What an evaluation and a mask update say of them. */
  readonly densities: Pick<Evaluation, "density" | "densityByLayer" | "everActive">;
  /** Gives the learner the state after an update, and tells of it where masks have changed. */
  install(state: SparseState, at: { readonly step: number; readonly epoch: number }): RunEvent | undefined;
  /** Returns the weights in any mask so far, where connections move. */
  everActive(): Masks | undefined;
}

/** Creates the connections of a training that has none yet, or goes on from a snapshot. */
export function createConnections({ spec, net, learner, from }: MaskInput, rho: number): Connections {
  const everything = fullMasks(net.layers); // a layer without a mask is dense
  const seen = algorithms[spec.method].moves ? createEverActive(from?.everActive) : undefined;
  let installed: Masks | undefined;
  let masks: Masks = {};
  let kept: Tree<number> = {};
  let everActive: number | undefined;
  const countKept = (): number => Object.values(kept).reduce((sum, count) => sum + count, 0);
  const densities = (): Connections["densities"] => ({
    density: countKept() / net.maskableWeights,
    densityByLayer: Object.fromEntries(
      Object.entries(net.fullLedger.layers).map(([name, { weights }]) => [name, kept[name] / weights]),
    ),
    everActive,
  });
  return {
    get kept() {
      return kept;
    },
    get ones() {
      return countKept();
    },
    get densities() {
      return densities();
    },
    install: (state, { step, epoch }) => {
      learner.setAnchors(state.anchors, rho);
      if (state.masks === installed) return undefined;
      learner.setMasks(state.masks);
      if (state.weights) learner.writeParameters(state.weights);
      const before = installed && masks;
      installed = state.masks;
      masks = { ...everything, ...installed };
      kept = Object.fromEntries(Object.entries(masks).map(([name, mask]) => [name, countOnes(mask)]));
      everActive = seen && seen.add(masks) / net.maskableWeights;
      return { type: "masksUpdated", step, epoch, ...densities(), layers: maskPictures(net.layers, masks, before) };
    },
    everActive: () => seen?.union(),
  };
}
