import type { SparseState, Sparsifier } from "../sparse/types";
import { createConnections } from "./connections";
import type { Holding } from "./holding";
import { initialState } from "./initialState";
import type { Learner } from "./learner";
import type { RawUpdate } from "./microscope";
import { score } from "./score";
import type { TrainInput } from "./trainer";
import { warmUp } from "./warmUp";

/** What a training under masks is made from. */
export type MaskInput = TrainInput & { readonly learner: Learner };

/** Holds connections under masks, over weights that are all there. */
export function createMaskHolding(input: MaskInput, sparsifier: Sparsifier): Holding {
  const { prepared, learner } = input;
  const connections = createConnections(input, sparsifier.rho);
  let state: SparseState;
  let look: (() => RawUpdate) | undefined; // at the last update
  return {
    get kept() {
      return connections.kept;
    },
    get ones() {
      return connections.ones;
    },
    get densities() {
      return connections.densities;
    },
    isUpdateStep: sparsifier.isUpdateStep,
    replacesStep: sparsifier.replacesStep,
    formsDenseGradient: (updating) => sparsifier.gradientMemory !== undefined || (updating && sparsifier.needsGrads),
    begin: async (batchSize) => {
      const first = await initialState(input, sparsifier, batchSize);
      state = first.state;
      const event = connections.install(state, { step: 0, epoch: 0 });
      await warmUp(input, state.masks, batchSize, sparsifier.gradientMemory);
      return { event, flops: first.flops };
    },
    resume: async (from, batchSize) => {
      state = from.sparse;
      connections.install(state, from);
      await warmUp(input, state.masks, batchSize, sparsifier.gradientMemory);
    },
    update: async function* (start, end, { step, epoch }) {
      const weights = await learner.readParameters();
      const grads = sparsifier.needsGrads ? await learner.gradients(start, end, step) : undefined;
      const loss = sparsifier.needsLoss
        ? score(prepared.loss, await learner.evaluate("trainScored"), prepared.sets.trainScored).loss
        : undefined;
      const averageGrads = sparsifier.gradientMemory === undefined ? undefined : await learner.readAverageGradients();
      const seen = { step, weights, grads, averageGrads, loss };
      const before = state;
      state = sparsifier.update(before, seen);
      const after = state;
      if (after.masks !== before.masks) {
        look = () => {
          const reasons = sparsifier.explain?.(before, seen);
          return { epoch, before: before.masks, after: after.masks, input: seen, reasons };
        };
      }
      return connections.install(after, { step, epoch });
    },
    takeLook: () => {
      const taken = look;
      look = undefined;
      return taken;
    },
    snapshot: () => ({
      sparse: { ...state, weights: undefined }, // by now in the net
      everActive: connections.everActive(),
    }),
  };
}
