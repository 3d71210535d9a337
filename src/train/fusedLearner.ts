import type { FnnNet, FnnNetOptions } from "../ops/fnn/net";
import { fnnLayers } from "../ops/fnn/shape";
import type { Learner } from "./learner";
import { testDropout } from "./testDropout";

/**
 * Creates the learner of a fully connected net whose whole training step is one call, gather to optimizer.
 *
 * It computes what the tensor learner of the same net computes, up to rounding; `create` decides where.
 */
export function createFusedLearner(create: (options: FnnNetOptions) => FnnNet, options: FnnNetOptions): Learner {
  const net = create(options);
  const layers = fnnLayers(options.sizes, options.bias);
  let steps = 0;
  return {
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
    gradients: async (start, end, step) => net.gradients(start, end, step),
    averageGradients: net.averageGradients,
    readAverageGradients: async () => net.readAverages(),
    takeLoss: async () => {
      const mean = net.takeLossSum() / steps; // 0 / 0 is NaN, as it must be where there was no step
      steps = 0;
      return mean;
    },
    evaluate: async (set, dropoutStep) => {
      if (dropoutStep === undefined) return net.evaluate(set);
      return net.evaluate(set, testDropout(options.dropout, options.seed, set, dropoutStep));
    },
    readParameters: async () => net.read(),
    writeParameters: net.write,
    setMasks: net.setMasks,
    setAnchors: net.setAnchors,
    setOptimizer: net.setOptimizer,
    readState: async () => ({ ...net.readState(), lossSteps: steps }),
    writeState: (state) => {
      net.writeState(state);
      steps = state.lossSteps;
    },
    settle: async () => undefined,
    dispose: net.dispose,
  };
}
