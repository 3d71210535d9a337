import type { FnnNet, FnnNetOptions } from "../ops/fnn/net";
import { fnnLayers } from "../ops/fnn/shape";
import type { Learner } from "./learner";
import { testDropout } from "./testDropout";

/**
 * Creates the learner of a fully connected net whose whole training step is one call, gather to optimizer.
 *
 * It computes what the tensor learner of the same net computes, up to rounding; `net` was made from the options.
 */
export function createFusedLearner(net: FnnNet, options: FnnNetOptions): Learner {
  const layers = fnnLayers(options.sizes, options.bias);
  let steps = 0;
  return {
    way: net.way,
    layers: Object.fromEntries(layers.map(({ weights, inputs, outputs }) => [weights, { inputs, outputs }])),
    parameterCount: layers.reduce(
      (sum, { inputs, outputs, bias }) => sum + inputs * outputs + (bias === undefined ? 0 : outputs),
      0,
    ),
    beginEpoch: net.setOrder,
    step: (start, end, learningRate, step) => {
      net.train(start, end, learningRate, step);
      steps++;
    },
    gradients: net.gradients,
    averageGradients: net.averageGradients,
    readAverageGradients: net.readAverages,
    takeLoss: async () => {
      const count = steps;
      steps = 0;
      return (await net.takeLossSum()) / count; // 0 / 0 is NaN, as it must be where there was no step
    },
    evaluate: async (set, dropoutStep) => {
      if (dropoutStep === undefined) return net.evaluate(set);
      return net.evaluate(set, testDropout(options.dropout, options.seed, set, dropoutStep));
    },
    readParameters: net.read,
    writeParameters: net.write,
    setMasks: net.setMasks,
    setAnchors: net.setAnchors,
    setOptimizer: net.setOptimizer,
    readState: async () => {
      const lossSteps = steps;
      return { ...(await net.readState()), lossSteps };
    },
    writeState: (state) => {
      net.writeState(state);
      steps = state.lossSteps;
    },
    settle: net.settle,
    dispose: net.dispose,
  };
}
