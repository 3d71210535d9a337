import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Csr, csrFromEntries } from "../src/graph/csr";
import { gcnPropagation, meanPropagation } from "../src/graph/normalize";
import { createRng } from "../src/lib/rng";
import { gcnForward, gcnShape } from "../src/models/gcn";
import { sageForward, sageShape } from "../src/models/sage";
import { initialParameters } from "../src/models/shape";
import { startBackend } from "../src/ops/backend";
import type { BackendId } from "../src/ops/backendInfo";
import { disposeGraph, uploadPart, uploadWhole } from "../src/train/deviceGraph";
import { createGraphTask } from "../src/train/graphTask";
import type { GraphInput } from "../src/train/prepared";
import { expectClose } from "./ops.cases";

const nodes = 60;
const words = 9;
const rng = createRng(1, "graph task");

/** A ring with a few chords: some nodes are far from the training nodes. */
const adjacency: Csr = (() => {
  const pairs: [number, number][] = Array.from({ length: nodes }, (_, i) => [i, (i + 1) % nodes]);
  pairs.push([3, 17], [3, 40], [10, 22]);
  const row = pairs.flat();
  const col = pairs.flatMap(([a, b]) => [b, a]);
  return csrFromEntries(nodes, nodes, { row, col });
})();

const bag = csrFromEntries(nodes, words, {
  row: Array.from({ length: 3 * nodes }, (_, i) => Math.floor(i / 3)),
  col: Array.from({ length: 3 * nodes }, (_, i) => (i * 4 + Math.floor(i / 7)) % words),
  value: Array.from({ length: 3 * nodes }, () => rng.float()),
});
const table = Float32Array.from({ length: nodes * words }, () => rng.normal());

const train = { rows: Uint32Array.of(20, 3, 21, 50), targets: Int32Array.of(2, 0, 1, 1) };
const sets = { train, trainScored: train, val: train, test: train };

/** A model and the form of its features. */
type Combination = readonly [model: "gcn" | "sage", form: "sparse" | "dense"];

const allCombinations: readonly Combination[] = [
  ["gcn", "sparse"],
  ["gcn", "dense"],
  ["sage", "sparse"],
  ["sage", "dense"],
];

const nets = { gcn: { forward: gcnForward, shape: gcnShape }, sage: { forward: sageForward, shape: sageShape } };

/** The tests of a training step of a graph net against the same step over the whole graph, on any backend. */
export function graphTaskCases(backend: BackendId, combinations: readonly Combination[] = allCombinations): void {
  describe(`the step of a graph net on ${backend}`, () => {
    beforeAll(async () => {
      await startBackend(backend);
    });

    it.each(combinations)(
      "of %s with %s features has the loss and gradients of the whole graph",
      async (model, form) => {
        const input: GraphInput = {
          form: "graph",
          nodes,
          propagation: model === "gcn" ? gcnPropagation(adjacency) : meanPropagation(adjacency),
          features: form === "sparse" ? bag : { table, width: words },
        };
        const { forward, shape } = nets[model];
        const layout = shape([words, 6, 3]);
        const names = Object.keys(layout);
        const initial = initialParameters(layout, 1);
        const weights = names.map((name, i) =>
          layout[name].maskable
            ? tf.tensor2d(initial[name].slice(), [layout[name].rows, layout[name].cols])
            : tf.tensor1d(initial[name].map((_, unit) => 0.1 * unit - 0.05 * i)),
        );
        const whole = uploadWhole(input);
        const task = createGraphTask(model, input, sets, 3);
        const asTree = (values: tf.Tensor[]) => Object.fromEntries(names.map((name, i) => [name, values[i]]));
        // -1 / 4 at the class of each training node, 0 elsewhere
        const choice = tf.buffer([nodes, 3], "float32");
        train.rows.forEach((node, i) => {
          choice.set(-0.25, node, train.targets[i]);
        });
        const chosen = choice.toTensor() as tf.Tensor2D;
        for (const rate of [0, 0.5]) {
          const stream = { rate, seed: 7, step: 3 };
          const wanted = tf.valueAndGrads((...values: tf.Tensor[]) =>
            tf.sum(tf.mul(tf.logSoftmax(forward(asTree(values), whole, stream)), chosen)),
          )(weights);
          const found = tf.valueAndGrads((...values: tf.Tensor[]) => task.loss(asTree(values), 0, 4, stream))(weights);
          expectClose(await found.value.data(), await wanted.value.data());
          for (let i = 0; i < names.length; i++) expectClose(await found.grads[i].data(), await wanted.grads[i].data());
          tf.dispose([found.value, ...found.grads, wanted.value, ...wanted.grads]);
        }
        tf.dispose([...weights, chosen]);
        disposeGraph(whole);
        task.dispose();
      },
    );

    it("reads only nodes within two hops of a training node, and leaves no tensor behind", () => {
      const input: GraphInput = { form: "graph", nodes, propagation: gcnPropagation(adjacency), features: bag };
      const before = tf.memory().numTensors;
      const part = uploadPart(input, Uint32Array.of(20));
      const [first, second] = part.layers.map(({ propagation }) => propagation);
      // 20 reads 19, 20, 21; these read 18 .. 22.
      expect([second.rows, second.cols, first.rows, first.cols]).toEqual([1, 3, 3, 5]);
      expect("sparse" in part.features && part.features.sparse.rows).toBe(5);
      disposeGraph(part);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
