import type { Tree } from "../../lib/tree";
import { initialConnections } from "../../models/shape";
import { listCounts } from "../../ops/lists/layout";
import { createListNet } from "../../ops/lists/wasmNet";
import { keptCounts } from "../../sparse/distribution";
import { drawLists } from "../../sparse/lists/draw";
import type { Net } from "../net";
import type { Prepared } from "../prepared";
import { optimizerConfig } from "../schedule";
import type { RunSpec } from "../spec";
import { createListLearner, type ListLearner } from "./listLearner";

/** The start of a run on index lists. */
export interface ListRun {
  readonly learner: ListLearner;
  readonly initial: Tree<Float32Array>; // of connections in their list's order, and the biases beside them
}

/** Draws the connections of a net and their values, and creates its learner. */
export async function createListRun(spec: RunSpec, { input, sets, loss }: Prepared, net: Net): Promise<ListRun> {
  if (input.form !== "table") throw new Error("A net on lists reads a table, not a graph.");
  const lists = drawLists(net.layers, keptCounts(net.layers, spec.sparsity, spec.distribution), spec.seed);
  const initial = initialConnections(net.shape, listCounts(lists), spec.seed);
  const { table, width: tableWidth, rowsPerSample } = input;
  const learner = createListLearner(
    await createListNet({
      sizes: net.sizes,
      bias: "b1" in net.shape,
      dropout: spec.dropout,
      loss,
      table,
      tableWidth,
      rowsPerSample,
      sets,
      optimizer: optimizerConfig(spec),
      seed: spec.seed,
      batchSize: Math.min(spec.batchSize, sets.train.targets.length),
      lists,
      values: initial,
    }),
  );
  return { learner, initial };
}
