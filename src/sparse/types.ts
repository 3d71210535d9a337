import type { Tree } from "../lib/tree";
import type { ListRule } from "./lists/types";

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
  /** Forward multiply-adds of each layer that `init` spent on scoring with a made-up sample; the ledger adds the backward pass. */
  readonly scoring?: Tree<number>;
}

/** What the trainer hands over at an update step. All arrays are row-major and must not be written to. */
export interface UpdateInput {
  readonly step: number; // 1-based; the optimizer step just taken, or the one being replaced
  readonly weights: Tree<Float32Array>; // of maskable layers, and the other parameters beside them
  /** d loss / d (masked weight), dense, of the batch of this step; given when `needsGrads`. */
  readonly grads?: Tree<Float32Array>;
  /** Running average of that gradient over all steps so far; given with `gradientMemory`. */
  readonly averageGrads?: Tree<Float32Array>;
  /** Mean training loss at `weights` in evaluation mode, without penalty; given when `needsLoss`. */
  readonly loss?: number;
}

/** How an update came to its masks, for showing it weight by weight. */
export interface UpdateReasons {
  readonly left: Masks; // after the drop, before anything grew
  /** What growth went by, the largest magnitude first; absent where it was drawn at random. */
  readonly growScores?: Tree<Float32Array>;
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
  /** `init` is handed the dense gradient of the first batch at the initial weights, in training mode. */
  readonly needsInitialGrads?: boolean;
  /** β of the average ← β·average + (1 − β)·gradient of the dense gradient, from 0 at the start, which makes every step form it. */
  readonly gradientMemory?: number;
  isUpdateStep(step: number): boolean;
  init(weights: Tree<Float32Array>, grads?: Tree<Float32Array>): S;
  update(state: S, input: UpdateInput): S;
  /** Says how `update` comes to its masks where it drops and grows; training does not ask. */
  explain?(state: S, input: UpdateInput): UpdateReasons;
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
  readonly dropFraction: number; // SET's zeta, RigL's alpha at the start
  readonly updateInterval: number; // ΔT in steps
  readonly updateEnd: number; // share of the whole run after which masks stay, RigL's T_end
  readonly pruneStart: number; // GMP, GraNet: share of the run at which pruning begins
  readonly pruneEnd: number; // GMP, GraNet: share of the run at which the target is reached
  readonly initialDensity: number; // GraNet: density of the first masks
  readonly gradientMemory: number; // SNFS: beta of the gradient's running average
  readonly exploration: number; // DST-EE: c
  readonly scoringRounds: number; // SynFlow: n
  readonly roundEpochs: number; // IMP: epochs of each round before the last training
  readonly pruneShare: number; // IMP: share of what remains that a round removes
  readonly rewindStep: number; // IMP: step whose weights each round goes back to, 0 = the initial ones
}

/** One entry of the method registry. */
export interface Method {
  readonly label: string; // as shown in menus
  readonly family: "dense" | "train-and-prune" | "sparse training";
  /** Connections move while the net trains, so that the share ever active is worth showing. arXiv:2102.02887 */
  readonly moves?: true;
  readonly description: string; // one sentence for the menu
  readonly paper: string; // citation with arXiv number, empty where there is none
  /** Which of the options above this method uses, for the form. */
  readonly uses: readonly (keyof SparsifierOptions)[];
  phases(options: SparsifierOptions): readonly Phase[];
  create(options: SparsifierOptions): Sparsifier;
  /** How connections move where they are index lists; without it, the method needs every weight, active or not. */
  lists?(options: SparsifierOptions): ListRule;
}
