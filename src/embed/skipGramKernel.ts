/** Node pairs to learn from, as flat columns. */
export interface Pairs {
  count: number;
  readonly context: Uint32Array; // [capacity], the node whose input vector predicts
  readonly targets: Uint32Array; // row-major [capacity, width], the true node and then the false ones
  readonly width: number; // 1 + negatives
}

/** The sizes of the arrays that a kernel works on. */
export interface KernelShape {
  readonly nodeCount: number;
  readonly dim: number;
  readonly capacity: number; // pairs taken in one go
  readonly width: number; // 1 + negatives
}

/** The vectors and the arithmetic of skip-gram; the arrays are its own, to be filled in place. */
export interface SkipGramKernel {
  readonly input: Float32Array; // row-major [nodeCount, dim], zeros at first
  readonly output: Float32Array; // row-major [nodeCount, dim], zeros at first
  readonly pairs: Pairs;
  /**
   * Takes one step of gradient ascent on log s(u_0 · v) + sum_k log s(-u_k · v) for every pair in turn, s the sigmoid,
   * v the context's row of `input`, u_0 and u_k the rows of `output` of the true and the false nodes. A false node equal
   * to the true one is passed over. arXiv:1310.4546
   */
  train(learningRate: number): void;
}
