import { createRng } from "../src/lib/rng";
import { fnnShape } from "../src/models/fnn";
import { initialParameters } from "../src/models/shape";
import type { FnnNetOptions } from "../src/ops/fnn/net";
import type { OptimizerConfig } from "../src/ops/optimizer";
import type { Learner } from "../src/train/learner";
import { createTableTask } from "../src/train/tableTask";
import { createTensorLearner } from "../src/train/tensorLearner";

/** The update rules that learners are held against one another under. */
export const sgd: OptimizerConfig = { id: "sgd", momentum: 0, nesterov: false, weightDecay: 0 };
export const nesterov: OptimizerConfig = { id: "sgd", momentum: 0.9, nesterov: true, weightDecay: 5e-4 };
export const momentum: OptimizerConfig = { id: "sgd", momentum: 0.9, nesterov: false, weightDecay: 0 };
export const adam: OptimizerConfig = { id: "adam", momentum: 0, nesterov: false, weightDecay: 1e-3 };

/** A net and how it is trained. */
export type MadeUpNet = Pick<FnnNetOptions, "sizes" | "rowsPerSample" | "bias" | "dropout" | "optimizer">;

/** Training samples where nothing else is said: no multiple of a tile of 32 or 64, so that the last one is a partial one. */
export const madeUpSamples = 70;

/** Makes up a table, samples and parameters for a net; 37 of the samples are scored. */
export function optionsOf(net: MadeUpNet, samples = madeUpSamples): FnnNetOptions {
  const { sizes, rowsPerSample, bias } = net;
  const rng = createRng(3, "made-up net", sizes.join("-"));
  const tableWidth = sizes[0] / rowsPerSample;
  const outputs = sizes[sizes.length - 1];
  const rows = new Uint32Array(samples * rowsPerSample).map(() => rng.int(30));
  const targets = new Int32Array(samples).map(() => rng.int(outputs === 1 ? 2 : outputs));
  const part = { rows: rows.slice(0, 37 * rowsPerSample), targets: targets.slice(0, 37) };
  return {
    ...net,
    tableWidth,
    loss: outputs === 1 ? "binary" : "softmax",
    table: new Float32Array(30 * tableWidth).map(() => rng.normal()),
    sets: { train: { rows, targets }, trainScored: part, val: part, test: part },
    parameters: initialParameters(fnnShape(sizes, bias), 5),
    seed: 9,
  };
}

/** The same net from plain tensor operations: the reference. */
export function referenceOf(options: FnnNetOptions): Learner {
  const { sizes, sets, table, tableWidth: width, rowsPerSample, loss } = options;
  const reference = createTensorLearner({
    shape: fnnShape(sizes, options.bias),
    initial: options.parameters,
    task: createTableTask({ form: "table", table, width, rowsPerSample }, sets as never, loss, sizes.length - 1),
    dropout: options.dropout,
    seed: options.seed,
    decays: () => true,
  });
  reference.setOptimizer(options.optimizer);
  return reference;
}
