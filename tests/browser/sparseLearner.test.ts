import { beforeAll, it } from "vitest";
import { createRng } from "../../src/lib/rng";
import { fnnShape } from "../../src/models/fnn";
import { initialParameters } from "../../src/models/shape";
import { startBackend } from "../../src/ops/backend";
import type { FnnNetOptions } from "../../src/ops/fnn/net";
import { createSparseLearner } from "../../src/train/sparseLearner";
import { createTableTask } from "../../src/train/tableTask";
import { createTensorLearner } from "../../src/train/tensorLearner";
import { expectClose, expectNoDeviceFault } from "../ops.cases";

expectNoDeviceFault();
beforeAll(async () => {
  await startBackend("webgpu");
});

it("trains on connections alone on a GPU as plain tensors do, under masks that change", async () => {
  const rng = createRng(1, "sparse on a GPU");
  const [sizes, samples] = [[6, 9, 5, 3], 40] as const;
  const rows = Uint32Array.from({ length: samples }, () => rng.int(20));
  const set = { rows, targets: new Int32Array(samples).map(() => rng.int(3)) };
  const optimizer = { id: "adam", momentum: 0, nesterov: false, weightDecay: 1e-3 } as const;
  const options: FnnNetOptions = {
    ...{ sizes, bias: true, dropout: 0.2, seed: 3, optimizer, loss: "softmax", rowsPerSample: 1, tableWidth: 6 },
    table: new Float32Array(120).map(() => rng.normal()),
    sets: { train: set, val: set },
    parameters: initialParameters(fnnShape(sizes, true), 5),
  };
  const { table, parameters: initial, dropout, seed } = options;
  const task = createTableTask(
    { form: "table", table, width: 6, rowsPerSample: 1 },
    options.sets as never,
    "softmax",
    3,
  );
  const plain = createTensorLearner({ shape: fnnShape(sizes, true), initial, task, dropout, seed, decays: () => true });
  const sparse = createSparseLearner(options);
  const masksOf = (density: number) =>
    Object.fromEntries(
      Object.entries(sparse.layers).map(([name, { inputs, outputs }]) => [
        name,
        new Uint8Array(inputs * outputs).map(() => (rng.float() < density ? 1 : 0)),
      ]),
    );
  const masks = [masksOf(0.6), masksOf(0.4)];
  for (const learner of [sparse, plain]) {
    learner.setOptimizer(optimizer);
    learner.beginEpoch(Uint32Array.from({ length: samples }, (_, i) => i));
    for (let step = 1; step <= 8; step++) {
      if (step % 4 === 1) learner.setMasks(masks[step >> 2]);
      learner.step(0, samples, 0.02, step);
    }
  }
  const [own, theirs] = [await sparse.readState(), await plain.readState()];
  for (const kind of ["parameters", "firstMoments", "secondMoments"] as const) {
    for (const name of Object.keys(own[kind]!)) expectClose(own[kind]![name], theirs[kind]![name]);
  }
  const [gradients, expected] = [await sparse.gradients(0, samples, 9), await plain.gradients(0, samples, 9)];
  for (const name of Object.keys(expected)) expectClose(gradients[name], expected[name]);
  expectClose(await sparse.evaluate("val"), await plain.evaluate("val"));
  sparse.dispose();
  plain.dispose();
});
