import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../../lib/tree";
import type { GraphMatrices } from "../comparison";
import type { FactoredCsr } from "../inputs/factored";
import type { Problem } from "../inputs/problem";
import type { Training } from "../rows/learnerRun";
import { stockOptimizer } from "./optimizer";
import { denseTensor, type StockMatrix, type StockProductId, stockProducts, transposeFactored } from "./sparseProduct";
import { readVariables, stockVariables } from "./variables";

/** How a graph net is written in stock TensorFlow.js. */
export interface StockGraphWay {
  readonly label: string;
  readonly propagation: StockProductId;
  readonly sparseFeatures: boolean; // multiplied in the way of the propagation; else a dense matrix product
  readonly ownGradient: boolean; // by `tf.customGrad` with the transpose, where the kernel has no gradient
}

/** The ways to write a graph net with stock TensorFlow.js, plain ones first. */
export const stockGraphWays: readonly StockGraphWay[] = [
  { label: "gather + unsortedSegmentSum", propagation: "unsorted", sparseFeatures: false, ownGradient: false },
  { label: "dense adjacency and features", propagation: "dense", sparseFeatures: false, ownGradient: false },
  { label: "sparseSegmentSum, own gradients", propagation: "segment", sparseFeatures: true, ownGradient: true },
];

/** A product that can be differentiated in its dense factor. */
interface Product {
  multiply(x: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

/** What a net is computed from. */
interface Parts {
  readonly p: Tree<tf.Tensor2D>; // by the names of the lab's parameters
  readonly project: Product;
  readonly propagate: Product;
}

/** The logits of all nodes, by model. */
const forwards = {
  gcn: ({ p, project, propagate }: Parts): tf.Tensor2D => {
    const hidden = tf.relu(tf.add(propagate.multiply(project.multiply(p.w1)), p.b1)) as tf.Tensor2D;
    return tf.add(propagate.multiply(tf.matMul(hidden, p.w2)), p.b2);
  },
  sage: ({ p, project, propagate }: Parts): tf.Tensor2D => {
    const own = project.multiply(p.w1self);
    const mean = propagate.multiply(project.multiply(p.w1mean));
    const hidden = tf.relu(tf.add(tf.add(own, mean), p.b1)) as tf.Tensor2D;
    const around = propagate.multiply(tf.matMul(hidden, p.w2mean));
    return tf.add(tf.add(tf.matMul(hidden, p.w2self), around), p.b2);
  },
} as const;

/** Trains a graph net with stock TensorFlow.js, full batch; a unit is a step. */
export function stockGraphNet(problem: Problem, matrices: GraphMatrices, way: StockGraphWay): Training {
  const { spec, prepared } = problem;
  if (prepared.input.form !== "graph" || spec.model === "fnn") throw new Error("A graph net reads a graph.");
  const forward = forwards[spec.model];
  const propagate = product(matrices.propagation, way.propagation, way.ownGradient);
  const project = way.sparseFeatures
    ? product(matrices.features, way.propagation, way.ownGradient)
    : denseFeatures(matrices.features);
  const { nodes } = prepared.input;
  const { rows, targets } = prepared.sets.train;
  const choice = new Float32Array(nodes * prepared.outputs);
  rows.forEach((node, i) => {
    choice[node * prepared.outputs + targets[i]] = -1 / rows.length;
  });
  const weights = tf.tensor2d(choice, [nodes, prepared.outputs]);
  const variables = stockVariables(problem);
  const all = Object.values(variables);
  const optimizer = stockOptimizer(spec);
  const parts = { p: variables as unknown as Tree<tf.Tensor2D>, project, propagate };
  const loss = (): tf.Scalar => tf.sum(tf.mul(tf.logSoftmax(forward(parts)), weights)) as tf.Scalar;
  return {
    run: async (steps) => {
      for (let step = 0; step < steps; step++) optimizer.minimize(loss, false, all);
      await all[0].data();
    },
    parameters: () => readVariables(variables),
    dispose: () => {
      propagate.dispose();
      project.dispose();
      weights.dispose();
      tf.dispose(all);
      optimizer.dispose();
    },
  };
}

function denseFeatures({ csr }: FactoredCsr): Product {
  const dense = denseTensor(csr);
  return { multiply: (x) => tf.matMul(dense, x), dispose: () => dense.dispose() };
}

function product(matrix: FactoredCsr, id: StockProductId, ownGradient: boolean): Product {
  const forward = stockProducts[id].open(matrix);
  if (!ownGradient) return forward;
  const backward: StockMatrix = stockProducts[id].open(transposeFactored(matrix));
  const multiply = tf.customGrad((...args) => ({
    value: forward.multiply(args[0] as tf.Tensor2D),
    gradFunc: (dy: tf.Tensor) => backward.multiply(dy as tf.Tensor2D),
  }));
  return {
    multiply: (x) => multiply(x) as tf.Tensor2D,
    dispose: () => {
      forward.dispose();
      backward.dispose();
    },
  };
}
