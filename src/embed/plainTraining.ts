import type { Pairs } from "./plainDrawing";
import { sigmoid } from "./sigmoidTable";

const { fround } = Math;

/** The vectors in single precision, and how fast they learn. */
export interface Vectors {
  readonly input: Float32Array; // row-major [nodes, width]
  readonly output: Float32Array; // row-major [nodes, width]
  readonly width: number; // a multiple of 4
  readonly step: Float32Array; // [width], room for a step
  readonly learningRate: number;
}

/** The dot product of two rows in single precision: four running sums side by side, then (0 + 1) + (2 + 3). */
function dot({ input, output, width }: Vectors, v: number, u: number): number {
  const lane = [0, 0, 0, 0];
  for (let i = 0; i < width; i++) lane[i & 3] = fround(lane[i & 3] + fround(input[v + i] * output[u + i]));
  return fround(fround(lane[0] + lane[1]) + fround(lane[2] + lane[3]));
}

/**
 * Takes one step of gradient ascent on log s(u_0 · v) + sum_k log s(-u_k · v) for every pair in turn, s the sigmoid, v the
 * context's row of input, u_0 and u_k the rows of output of the true and the false nodes.
 *
 * A false node equal to the true one is passed over. arXiv:1310.4546
 */
export function trainPairs(vectors: Vectors, { context, targets, width }: Pairs, count: number): void {
  const { input, output, width: dim, step } = vectors;
  const rate = fround(vectors.learningRate);
  for (let p = 0; p < count; p++) {
    const v = context[p] * dim;
    const truth = targets[p * width];
    step.fill(0);
    for (let k = 0; k < width; k++) {
      const target = targets[p * width + k];
      if (k > 0 && target === truth) continue;
      const u = target * dim;
      const pull = fround(fround((k === 0 ? 1 : 0) - sigmoid(dot(vectors, v, u))) * rate);
      for (let i = 0; i < dim; i++) {
        step[i] += fround(pull * output[u + i]);
        output[u + i] += fround(pull * input[v + i]);
      }
    }
    for (let i = 0; i < dim; i++) input[v + i] += step[i];
  }
}
