import type { Tree } from "../lib/tree";
import type { BackendInfo } from "../ops/backendInfo";
import { createFnn, fnnThreads } from "../ops/fnn/createFnn";
import { createGpuFnn } from "../ops/fnn/gpu/net";
import type { FnnNetOptions } from "../ops/fnn/net";
import { createAdaptiveLearner } from "./adaptiveLearner";
import { createFusedLearner } from "./fusedLearner";
import { createGraphTask } from "./graphTask";
import type { Learner } from "./learner";
import type { Net } from "./net";
import type { Prepared } from "./prepared";
import { optimizerConfig } from "./schedule";
import { createSparseLearner } from "./sparseLearner";
import type { RunSpec } from "./spec";
import { createTableTask } from "./tableTask";
import { createTensorLearner } from "./tensorLearner";

/** Creates the learner that suits model and backend, with its initial parameters on the device; it may measure which is the faster. */
export async function createLearner(
  spec: RunSpec,
  prepared: Prepared,
  net: Net,
  initial: Tree<Float32Array>,
  backend: BackendInfo,
): Promise<Learner> {
  const { input, sets, loss, outputs } = prepared;
  const common = { shape: net.shape, initial, dropout: spec.dropout, seed: spec.seed };
  if (input.form === "table") {
    const { table, width: tableWidth, rowsPerSample } = input;
    const optimizer = optimizerConfig(spec);
    const data = { table, tableWidth, rowsPerSample, sets, loss, parameters: initial };
    const rule = { dropout: spec.dropout, seed: spec.seed, optimizer };
    const options: FnnNetOptions = { ...data, ...rule, sizes: net.sizes, bias: "b1" in net.shape };
    const dense = async (): Promise<Learner> => {
      if (backend.id === "wasm") {
        const threads = fnnThreads(net.sizes, Math.min(spec.batchSize, sets.train.targets.length));
        return { ...createFusedLearner(createFnn(options), options), threads };
      }
      if (backend.id === "webgpu") {
        const { software } = backend;
        const fused = await createGpuFnn(options, { batchSize: spec.batchSize, software });
        if (fused) return createFusedLearner(fused, options);
      }
      const task = createTableTask(input, sets, loss, net.sizes.length - 1);
      return createTensorLearner({ ...common, task, decays: () => true });
    };
    const sparse = async (): Promise<Learner> => createSparseLearner(options);
    if (spec.kernels === "sparse") return sparse();
    if (spec.kernels === "dense" || !isWide(net)) return dense();
    return createAdaptiveLearner({ open: { dense, sparse }, optimizer, now: () => performance.now() });
  }
  if (spec.model === "fnn") throw new Error("An FNN reads a table, not a graph.");
  const task = createGraphTask(spec.model, input, sets, outputs);
  return createTensorLearner({ ...common, task, decays: (name) => /^[wb]1/.test(name) });
}

/** Only matrices of so many weights are worth a measurement: below, a step takes about as long as finding out. */
const wideWeights = 256 * 256;

function isWide({ layers }: Net): boolean {
  return Object.values(layers).some(({ inputs, outputs }) => inputs * outputs >= wideWeights);
}
