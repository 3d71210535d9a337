import type { Tree } from "../../lib/tree";
import type { NetState } from "../netState";
import type { OptimizerConfig } from "../optimizer";

/** Samples as rows of the input table, with their class or label. */
export interface FnnSamples {
  readonly rows: Uint32Array; // row-major [count, rowsPerSample]
  readonly targets: Int32Array; // [count]
}

/** What determines a fully connected net in training; the words are those of the learner's options. */
export interface FnnNetOptions {
  readonly sizes: readonly number[]; // widths, e.g. [16, 128, 1]
  readonly bias: boolean;
  readonly dropout: number; // rate on hidden layers, after ReLU, training only
  readonly loss: "binary" | "softmax";
  readonly table: Float32Array; // row-major [tableRows, tableWidth]
  readonly tableWidth: number;
  readonly rowsPerSample: 1 | 2;
  readonly sets: Tree<FnnSamples>; // "train" and others
  readonly parameters: Tree<Float32Array>;
  readonly optimizer: OptimizerConfig;
  readonly seed: number; // of dropout
}

/**
 * A fully connected net with its samples and optimizer state on one device; a call without a promise may only queue work.
 *
 * Sample positions count along the order of the epoch; parameters are plain row-major matrices whatever lies beneath.
 */
export interface FnnNet {
  /** How its steps are taken, in a few words: some nets choose by measuring. */
  readonly way: string;
  /** Sets the order in which the training samples are visited; it is kept, not copied. */
  setOrder(order: Uint32Array): void;
  /** Takes one optimizer step on samples order[start .. end). */
  train(start: number, end: number, learningRate: number, step: number): void;
  /** Returns d loss / d weight of samples order[start .. end) for each weight matrix, dense. */
  gradients(start: number, end: number, step: number): Promise<Tree<Float32Array>>;
  /** Keeps average ← beta · average + (1 − beta) · gradient of each weight matrix from now on, from 0; `undefined` stops. */
  averageGradients(beta: number | undefined): void;
  /** Copies the running averages. */
  readAverages(): Promise<Tree<Float32Array>>;
  /** Returns the sum of the mean losses of the steps since the last call, and starts anew. */
  takeLossSum(): Promise<number>;
  /** Returns the logits of a set, row-major [count, outputs]; with dropout at the net's rate where a stream is given. */
  evaluate(set: string, dropping?: { readonly seed: number; readonly step: number }): Promise<Float32Array>;
  /** Copies all parameters. */
  read(): Promise<Tree<Float32Array>>;
  /** Writes the parameters given; what lies outside the masks becomes 0. */
  write(parameters: Tree<Float32Array>): void;
  /** Installs masks and clears weights and moments outside; a matrix without a mask is dense. */
  setMasks(masks: Tree<Uint8Array>): void;
  /** Sets the anchors that weights are pulled to with strength rho; `undefined` takes them away. */
  setAnchors(anchors: Tree<Float32Array> | undefined, rho: number): void;
  /** Changes the optimizer; its moments and step count start at 0. */
  setOptimizer(optimizer: OptimizerConfig): void;
  /** Copies all that training changes, masks and anchors left out. */
  readState(): Promise<Omit<NetState, "lossSteps">>;
  /** Goes on from a state, under the optimizer, masks, anchors and averaging set before; moments that it lacks are 0. */
  writeState(state: Omit<NetState, "lossSteps">): void;
  /** Waits until all queued work is done. */
  settle(): Promise<void>;
  /** Frees what the net holds. */
  dispose(): void;
}
