import * as tf from "@tensorflow/tfjs";
import { adamConstants } from "../../ops/maskedStep";
import type { RunSpec } from "../../train/spec";

/** Returns TensorFlow.js's own optimizer with the constants of the lab's. */
export function stockOptimizer({ optimizer, learningRate }: RunSpec): tf.Optimizer {
  const { beta1, beta2, epsilon } = adamConstants;
  return optimizer === "adam" ? tf.train.adam(learningRate, beta1, beta2, epsilon) : tf.train.sgd(learningRate);
}
