import * as tf from "@tensorflow/tfjs";
import type { FactoredCsr } from "../inputs/factored";
import type { Problem } from "../inputs/problem";
import type { Training } from "../rows/learnerRun";
import { stockOptimizer } from "./optimizer";
import { denseTensor, type StockMatrix, type StockProductId, stockProducts, transposeFactored } from "./sparseProduct";

/** How a GCN is written in stock TensorFlow.js. */
export interface StockGcnWay {
  readonly propagation: StockProductId;
  readonly sparseFeatures: boolean; // multiplied in the way of the propagation; else a dense matrix product
  readonly ownGradient: boolean; // by `tf.customGrad` with the transpose, where the kernel has no gradient
}

/** A product that can be differentiated in its dense factor. */
interface Product {
  multiply(x: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

/** The matrices that a GCN multiplies with. */
export interface GcnMatrices {
  readonly propagation: FactoredCsr;
  readonly features: FactoredCsr;
}

/** Trains a GCN problem with stock TensorFlow.js, full batch; a unit is a step. */
export function stockGcn(problem: Problem, matrices: GcnMatrices, way: StockGcnWay): Training {
  const { spec, prepared, net, initial } = problem;
  if (prepared.input.form !== "graph") throw new Error("A GCN reads a graph.");
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
  const names = Object.keys(net.shape);
  const variables = Object.fromEntries(
    names.map((name) => {
      const { rows: height, cols, maskable } = net.shape[name];
      const start = tf.tensor(initial[name].slice(), maskable ? [height, cols] : [cols]);
      const variable = tf.variable(start);
      start.dispose();
      return [name, variable];
    }),
  );
  const { w1, b1, w2, b2 } = variables;
  const optimizer = stockOptimizer(spec);
  const loss = (): tf.Scalar => {
    const projected = project.multiply(w1 as tf.Tensor2D);
    const hidden = tf.relu(tf.add(propagate.multiply(projected), b1)) as tf.Tensor2D;
    const logits = tf.add(propagate.multiply(tf.matMul(hidden, w2 as tf.Tensor2D)), b2);
    return tf.sum(tf.mul(tf.logSoftmax(logits), weights)) as tf.Scalar;
  };
  return {
    run: async (steps) => {
      for (let step = 0; step < steps; step++) optimizer.minimize(loss, false, Object.values(variables));
      await b2.data();
    },
    parameters: async () => {
      const values = await Promise.all(names.map((name) => variables[name].data<"float32">()));
      return Object.fromEntries(names.map((name, i) => [name, values[i].slice()]));
    },
    dispose: () => {
      propagate.dispose();
      project.dispose();
      weights.dispose();
      tf.dispose(Object.values(variables));
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
