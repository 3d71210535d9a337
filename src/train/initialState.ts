import type { Tree } from "../lib/tree";
import type { SparseState, Sparsifier } from "../sparse/types";
import { batchOrder } from "./batchOrder";
import { addFlops, allKept, madeUpFlops, noFlops, stepFlops } from "./ledger";
import type { MaskInput } from "./maskHolding";
import type { FlopsCount } from "./protocol";

/** What a run starts from, and the training FLOPs that finding it took. */
export interface InitialState {
  readonly state: SparseState;
  readonly flops: FlopsCount;
}

/**
 * Makes the first masks, where the method asks for it from the first batch's dense gradient at the initial weights.
 *
 * That batch, and passes over samples that a method makes up, are training FLOPs: forward and back, like any step.
 */
export async function initialState(
  { spec, prepared, net, initial, learner }: MaskInput,
  sparsifier: Sparsifier,
  batchSize: number,
): Promise<InitialState> {
  let grads: Tree<Float32Array> | undefined;
  let flops = noFlops;
  if (sparsifier.needsInitialGrads) {
    const samples = prepared.sets.train.targets.length;
    const batch = Math.min(batchSize, samples);
    learner.beginEpoch(batchOrder(spec.seed, 0, samples));
    grads = await learner.gradients(0, batch, 1);
    flops = stepFlops(net.ledger, allKept(net.ledger), prepared.input.form === "graph" ? 1 : batch, false);
  }
  const state = sparsifier.init(initial, grads);
  return { state, flops: state.scoring ? addFlops(flops, madeUpFlops(net.ledger, state.scoring)) : flops };
}
