import type { Tree } from "../lib/tree";
import type { NetState } from "../ops/netState";
import type { OptimizerConfig } from "../ops/optimizer";
import type { LayerShape, Masks } from "../sparse/types";
import type { KernelId, KernelTimes } from "./protocol";

/** Samples as rows of the input table: one row each (nodes) or two that are concatenated (links). */
export interface SampleSet {
  readonly rows: Uint32Array; // row-major [count, rowsPerSample], indices into the input table
  readonly targets: Int32Array; // [count], class index, or 0 / 1 for links
}

/** The loss over logits: binary cross-entropy on one logit, or softmax cross-entropy on several. */
export type LossId = "binary" | "softmax";

/** Which of two ways to compute a learner has come to, and what it will not measure again. */
export interface KernelChoice {
  readonly kernels: KernelId;
  readonly sparseWonAt: number; // the highest density at which connections alone did, 0 = at none
  readonly denseWonAt: number; // the lowest at which whole matrices did, infinite = at none
}

/**
 * One network being trained on a device: all that the training loop knows of tensors, however connections are held.
 *
 * Weights, moments and inputs stay on the device; a call without a promise only queues work.
 * Parameters are named `w1`, `b1`, `w2`, … ; matrices are row-major [inputs, outputs], or of connections in their list's order.
 */
export interface AnyLearner {
  /** How its steps are taken where there is a choice between equal ways, in a few words. */
  readonly way?: string;
  /** Threads that share its steps, where they may be several; no number depends on how many. */
  readonly threads?: number;
  /** Sets the order in which this epoch visits the training samples; it may be kept and must not change. */
  beginEpoch(order: Uint32Array): void;
  /** Takes optimizer step number `step` (1-based) on training samples order[start .. end) at a learning rate. */
  step(start: number, end: number, learningRate: number, step: number): void;
  /** Returns the mean training loss of the steps since the last call and starts anew; NaN where there was none. */
  takeLoss(): Promise<number>;
  /**
   * Returns the logits of a named sample set in evaluation mode, row-major [count, outputs].
   *
   * With `dropoutStep`, dropout stays on, drawn anew for each set and step, and apart from that of training.
   */
  evaluate(set: string, dropoutStep?: number): Promise<Float32Array>;
  /** Copies all parameters from the device. */
  readParameters(): Promise<Tree<Float32Array>>;
  /** Writes the parameters given; others stay, and what lies outside the masks becomes 0. */
  writeParameters(parameters: Tree<Float32Array>): void;
  /** Changes the optimizer and starts its moments and step count at 0. */
  setOptimizer(optimizer: OptimizerConfig): void;
  /** Copies from the device all that training changes, masks, lists and anchors left out. */
  readState(): Promise<NetState>;
  /** Goes on from a state, under the optimizer, masks or lists, anchors and averaging set before; moments that it lacks are 0. */
  writeState(state: NetState): void;
  /**
   * Looks whether steps of so many samples are faster another way under the masks of now, and changes to it; all else stays as it was.
   *
   * Returns what it measured, if it had to; a choice that is given is taken over without measuring. Absent where there is but one way.
   */
  adapt?(samples: number, choice?: KernelChoice): Promise<KernelTimes | undefined>;
  /** What `adapt` has come to so far, for a run that goes on from here. */
  readonly choice?: KernelChoice;
  /** Waits until all queued work is done. */
  settle(): Promise<void>;
  /** Frees everything on the device. */
  dispose(): void;
}

/** A network whose weight matrices are held whole, its connections under masks. */
export interface Learner extends AnyLearner {
  /** Maskable weight matrices in layer order. */
  readonly layers: Tree<LayerShape>;
  /** All trainable numbers, biases included. */
  readonly parameterCount: number;
  /** Returns d loss / d (masked weight) of a batch, dense, for each maskable layer, in training mode, without penalty and weight decay. */
  gradients(start: number, end: number, step: number): Promise<Tree<Float32Array>>;
  /**
   * Keeps average ← beta · average + (1 − beta) · gradient of each maskable layer from now on, starting at 0; `undefined` stops.
   *
   * The gradient is the one that each step takes anyway, dense and without penalty and weight decay.
   */
  averageGradients(beta: number | undefined): void;
  /** Copies the running averages from the device. */
  readAverageGradients(): Promise<Tree<Float32Array>>;
  /** Installs masks: weights and moments outside become and stay 0; moments of new connections start at 0. */
  setMasks(masks: Masks): void;
  /** Adds (rho / 2)|W − anchor|² to the loss from now on; `undefined` takes it away. */
  setAnchors(anchors: Tree<Float32Array> | undefined, rho: number): void;
}
