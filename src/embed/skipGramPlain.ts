import { sigmoid } from "./sigmoidTable";
import type { KernelShape, SkipGramKernel } from "./skipGramKernel";

/** Creates a skip-gram kernel in plain code, for any length of vector and wherever wasm is missing. */
export function createPlainKernel({ nodeCount, dim, capacity, width }: KernelShape): SkipGramKernel {
  const input = new Float32Array(nodeCount * dim);
  const output = new Float32Array(nodeCount * dim);
  const context = new Uint32Array(capacity);
  const targets = new Uint32Array(capacity * width);
  const pairs = { count: 0, context, targets, width };
  const step = new Float64Array(dim);
  const train = (learningRate: number): void => {
    for (let p = 0; p < pairs.count; p++) {
      const v = context[p] * dim;
      const truth = targets[p * width];
      step.fill(0);
      for (let k = 0; k < width; k++) {
        const target = targets[p * width + k];
        if (k > 0 && target === truth) continue;
        const u = target * dim;
        let dot = 0;
        for (let i = 0; i < dim; i++) dot += input[v + i] * output[u + i];
        const pull = ((k === 0 ? 1 : 0) - sigmoid(dot)) * learningRate;
        for (let i = 0; i < dim; i++) {
          step[i] += pull * output[u + i];
          output[u + i] += pull * input[v + i];
        }
      }
      for (let i = 0; i < dim; i++) input[v + i] += step[i];
    }
  };
  return { input, output, pairs, train };
}
