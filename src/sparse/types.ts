import type { Tree } from "../lib/tree";

/** 1 keeps a connection, 0 removes it. A parameter absent from the tree stays dense. */
export type Masks = Tree<Uint8Array>;

/** The shape of one maskable weight matrix, row-major [inputs, outputs]. */
export interface LayerShape {
  readonly inputs: number;
  readonly outputs: number;
}

/** How the kept weights are shared among layers. */
export type DistributionId = "uniform" | "erk";

/** What a sparsifier carries from one update to the next; replaced, never mutated. */
export interface SparseState {
  readonly masks: Masks;
  /** The loss pulls W toward these: (rho / 2) |W - anchor|²; ADMM's Z - U, SLR's Z - Λ / rho. */
  readonly anchors?: Tree<Float32Array>;
  /** Weights to go on with, given with new masks where an update changes values too; others stay as they are. */
  readonly weights?: Tree<Float32Array>;
}

/** What the trainer hands over at an update step. All arrays are row-major and must not be written to. */
export interface UpdateInput {
  readonly step: number; // 1-based; the optimizer step just taken, or the one being replaced
  readonly weights: Tree<Float32Array>;
  /** d loss / d (masked weight), dense, of the batch of this step; given when `needsGrads`. */
  readonly grads?: Tree<Float32Array>;
  /** Mean training loss at `weights` in evaluation mode, without penalty; given when `needsLoss`. */
  readonly loss?: number;
}

/**
 * A pruning or sparse-training algorithm: pure functions over host arrays, called at update steps only.
 *
 * Step numbers start at 1. The trainer calls `update` after the optimizer step of that number, or instead of it where
 * `replacesStep`. Masks returned go to the device, where weights and moments outside the mask become 0.
 */
export interface Sparsifier<S extends SparseState = SparseState> {
  readonly rho: number; // strength of the pull toward the anchors, 0 where there are none
  readonly needsGrads: boolean;
  readonly needsLoss: boolean;
  readonly replacesStep: boolean;
  isUpdateStep(step: number): boolean;
  init(weights: Tree<Float32Array>): S;
  update(state: S, input: UpdateInput): S;
}

/** The four kinds of training time; each is charged its own FLOPs. */
export type PhaseName = "dense training" | "pruning" | "retraining" | "sparse training";

/** A stretch of training under one name. */
export interface Phase {
  readonly name: PhaseName;
  readonly epochs: number;
}

/** Everything an algorithm may depend on; the registry's defaults fill what a person does not set. */
export interface SparsifierOptions {
  readonly layers: Tree<LayerShape>; // maskable layers in order
  readonly sparsity: number; // target, over the maskable weights, in [0, 1)
  readonly distribution: DistributionId;
  readonly seed: number;
  readonly stepsPerEpoch: number;
  readonly epochs: number; // whole length of single-phase methods
  readonly denseEpochs: number; // train-and-prune, phase 1
  readonly pruneEpochs: number; // train-and-prune, phase 2 (ADMM, SLR)
  readonly retrainEpochs: number; // train-and-prune, phase 3
  readonly rho: number;
  readonly slrStep: number; // s0
  readonly slrM: number; // M
  readonly slrR: number; // r
  readonly dropFraction: number; // SET's zeta, RigL's alpha
  readonly updateInterval: number; // ΔT in steps
  readonly updateEnd: number; // share of the whole run after which masks stay, RigL's T_end
  readonly pruneStart: number; // GMP: share of the run at which pruning begins
  readonly pruneEnd: number; // GMP: share of the run at which the target is reached
}

/** One entry of the method registry. */
export interface Method {
  readonly label: string; // as shown in menus
  readonly family: "dense" | "train-and-prune" | "sparse training";
  readonly description: string; // one sentence for the menu
  readonly paper: string; // citation with arXiv number, empty where there is none
  /** Which of the options above this method uses, for the form. */
  readonly uses: readonly (keyof SparsifierOptions)[];
  phases(options: SparsifierOptions): readonly Phase[];
  create(options: SparsifierOptions): Sparsifier;
}
