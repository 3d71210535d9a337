import type { Tree } from "../lib/tree";

/** All that training changes in a net beside its masks and anchors: plain data, the same on every backend. */
export interface NetState {
  readonly parameters: Tree<Float32Array>; // by name, row-major
  readonly firstMoments?: Tree<Float32Array>; // absent where the optimizer keeps none
  readonly secondMoments?: Tree<Float32Array>;
  readonly optimizerSteps: number; // since the moments were 0
  readonly averages?: Tree<Float32Array>; // of the gradients of weight matrices, where they are averaged
  readonly lossSum: number; // of the mean losses of the steps since the loss was last taken
  readonly lossSteps: number; // how many they were
}
