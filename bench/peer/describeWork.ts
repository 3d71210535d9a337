import { checkedSteps } from "../../src/bench/check";
import type { Work } from "../../src/bench/comparison";
import type { Problem } from "../../src/bench/inputs/problem";
import type { Csr } from "../../src/graph/csr";
import { mapTree } from "../../src/lib/tree";
import { adamConstants } from "../../src/ops/maskedStep";

/** Describes the work of a row to another program: numbers as they are, arrays as base64 of little-endian memory. Undefined where it has no counterpart. */
export function describeWork(work: Work): Readonly<Record<string, unknown>> | undefined {
  switch (work.kind) {
    case "table training": {
      const { input } = work.problem.prepared;
      if (input.form !== "table") throw new Error("An FNN reads a table.");
      const table = { values: base64(input.table), width: input.width, rowsPerSample: input.rowsPerSample };
      return { kind: "fnn", ...training(work.problem), table };
    }
    case "graph training": {
      const { propagation, features } = work.matrices;
      const matrices = { propagation: sparse(propagation.csr), features: sparse(features.csr) };
      return { kind: work.problem.spec.model, ...training(work.problem), ...matrices };
    }
    case "product":
      return { kind: "product", matrix: sparse(work.matrix.csr), x: base64(work.x), width: work.width };
    case "embedding":
      return undefined;
    default:
      return work satisfies never;
  }
}

function training({ spec, prepared, net, initial, masks = {} }: Problem): Readonly<Record<string, unknown>> {
  const { rows, targets } = prepared.sets.train;
  return {
    sizes: net.sizes,
    parameters: mapTree(initial, (values, name) => ({
      shape: net.shape[name].maskable ? [net.shape[name].rows, net.shape[name].cols] : [net.shape[name].cols],
      values: base64(values),
    })),
    masks: mapTree(masks, (mask) => base64(Float32Array.from(mask))),
    rows: base64(Int32Array.from(rows)),
    targets: base64(targets),
    loss: prepared.loss,
    batchSize: spec.batchSize,
    dropout: spec.dropout,
    optimizer: spec.optimizer,
    learningRate: spec.learningRate,
    ...adamConstants,
    checkedSteps,
  };
}

function sparse({ rows, cols, rowPtr, colIdx, values }: Csr): Readonly<Record<string, unknown>> {
  return { rows, cols, rowPtr: base64(rowPtr), colIdx: base64(colIdx), values: base64(values) };
}

function base64({ buffer, byteOffset, byteLength }: Float32Array | Int32Array): string {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength).toString("base64");
}
