import { mapTree, type Tree } from "../../lib/tree";
import { checkOptions } from "../checkOptions";
import { keptCounts } from "../distribution";
import { createTrainAndPrune, type PenaltyState, trainAndPrunePhases } from "../trainAndPrune";
import type { Method, Sparsifier, SparsifierOptions, UpdateInput } from "../types";
import { addScaled, dot, project } from "../vectors";

const uses = [
  "sparsity",
  "distribution",
  "denseEpochs",
  "pruneEpochs",
  "retrainEpochs",
  "rho",
  "slrStep",
  "slrM",
  "slrR",
] as const;

/** The multipliers of SLR and the size of their steps. */
interface Multipliers {
  readonly lambda: Tree<Float32Array>; // Λ
  readonly s: number; // the one step size of all layers
  readonly k: number; // 1 + the number of accepted steps
  readonly acceptedNorm: number; // ‖W - Z‖ of the last accepted step, at first ‖W_0 - Z_0‖
}

/** What SLR carries through the pruning phase. */
export interface SlrDuals extends Multipliers {
  readonly z: Tree<Float32Array>; // the sparse copy of the weights
  readonly lagrangian: number; // L(W, Z, Λ) after the last update
}

/** Returns SLR's α_k = 1 - 1 / (M · k^(1 - 1 / k^r)), which nears 1 slowly enough for steps to reach the optimum. */
export function slrAlpha(k: number, m: number, r: number): number {
  return 1 - 1 / (m * k ** (1 - 1 / k ** r));
}

/**
 * Creates pruning by surrogate Lagrangian relaxation. arXiv:2012.10079
 *
 *     L(W, Z, Λ) = f(W) + Λᵀ(W - Z) + (ρ/2)‖W - Z‖², norms and products over all layers together
 *     start          Z_0 = Π_k(W_0), Λ = 0, s = s₀, k = 1
 *     in an epoch    W is trained on L with Z and Λ fixed, which pulls it to the anchor Z - Λ/ρ
 *     at its end (a) if L(W_k, Z_{k-1}, Λ) < L(W_{k-1}, Z_{k-1}, Λ) or k = 1:
 *                      s ← α_k s ‖last accepted violation‖ / ‖W_k - Z_{k-1}‖,  Λ ← Λ + s (W_k - Z_{k-1}),  k ← k + 1
 *                (b) Z_k ← Π_k(W_k + Λ/ρ); if L(W_k, Z_k, Λ) < L(W_k, Z_{k-1}, Λ):
 *                      s ← α_k s ‖last accepted violation‖ / ‖W_k - Z_k‖,  Λ ← Λ + s (W_k - Z_k),  k ← k + 1
 *
 * The last accepted violation is at first W_0 - Z_0. In (a) it equals the W_{k-1} - Z_{k-1} of the paper, except after an
 * epoch that accepted nothing, where only it keeps every accepted step at s_new ‖g_new‖ = α_k s_old ‖g_old‖. The step size
 * is left alone where a norm is 0. The paper's "or k = 1" in (b) is never met, because (a) is always accepted at k = 1; for
 * the same reason f(W_0) decides nothing and may be missing.
 */
export function createSlr(options: SparsifierOptions): Sparsifier<PenaltyState<SlrDuals>> {
  checkOptions(options, uses);
  const { rho } = options;
  const counts = keptCounts(options.layers, options.sparsity, options.distribution);
  /** Λᵀ(W - Z) + (ρ/2)‖W - Z‖² */
  const coupling = (lambda: Tree<Float32Array>, violation: Tree<Float32Array>): number =>
    dot(lambda, violation) + (rho / 2) * dot(violation, violation);
  const ascend = (from: Multipliers, violation: Tree<Float32Array>): Multipliers => {
    const norm = Math.sqrt(dot(violation, violation));
    const alpha = slrAlpha(from.k, options.slrM, options.slrR);
    const s = from.acceptedNorm > 0 && norm > 0 ? (alpha * from.s * from.acceptedNorm) / norm : from.s;
    return { lambda: addScaled(from.lambda, s, violation), s, k: from.k + 1, acceptedNorm: norm };
  };
  const advance = (duals: SlrDuals, { weights, loss }: UpdateInput): SlrDuals => {
    if (loss === undefined) throw new Error("SLR needs the training loss at every update step.");
    const first = addScaled(weights, -1, duals.z);
    const firstAccepted = duals.k === 1 || loss + coupling(duals.lambda, first) < duals.lagrangian;
    const afterFirst = firstAccepted ? ascend(duals, first) : duals;
    const z = project(addScaled(weights, 1 / rho, afterFirst.lambda), counts);
    const second = addScaled(weights, -1, z);
    // f(W_k) stands on both sides of condition (b), so it is left out.
    const secondAccepted = coupling(afterFirst.lambda, second) < coupling(afterFirst.lambda, first);
    const after = secondAccepted ? ascend(afterFirst, second) : afterFirst;
    return { ...after, z, lagrangian: loss + coupling(after.lambda, second) };
  };
  return createTrainAndPrune<SlrDuals>(options, true, {
    start: (weights, loss = Number.NaN) => {
      const z = project(weights, counts);
      const lambda = mapTree(z, (values) => new Float32Array(values.length));
      const violation = addScaled(weights, -1, z);
      const norm = Math.sqrt(dot(violation, violation));
      const lagrangian = loss + coupling(lambda, violation);
      return { z, lambda, s: options.slrStep, k: 1, acceptedNorm: norm, lagrangian };
    },
    advance,
    anchors: ({ z, lambda }) => addScaled(z, -1 / rho, lambda),
  });
}

/** Pruning by surrogate Lagrangian relaxation. */
export const slr: Method = {
  label: "SLR (train and prune)",
  family: "train-and-prune",
  description:
    "Like ADMM, but the pull changes only when a test says that it helps; then the smallest weights go and the rest retrains.",
  paper: "Gurevin et al. 2021, Enabling Retrain-free Deep Neural Network Pruning using SLR, arXiv:2012.10079",
  uses,
  phases: trainAndPrunePhases,
  create: createSlr,
};
