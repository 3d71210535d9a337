import { fingerprint } from "../lib/fingerprint";
import type { Tree } from "../lib/tree";
import { batchOrder } from "./batchOrder";
import type { Prepared } from "./prepared";
import type { RunIdentity } from "./protocol";
import type { RunSpec } from "./spec";

/** What runs on the same data share, so that its fingerprints are taken once. */
const known = new WeakMap<Prepared, Pick<RunIdentity, "inputs" | "split">>();

/** Returns the fingerprints of all that a run starts from. */
export function runIdentity(spec: RunSpec, prepared: Prepared, initial: Tree<Float32Array>): RunIdentity {
  let data = known.get(prepared);
  if (!data) {
    const { input, sets } = prepared;
    const { train, val, test } = sets;
    data = {
      inputs: fingerprint(...inputColumns(input)),
      split: fingerprint(...[train, val, test].flatMap(({ rows, targets }) => [rows, targets])),
    };
    known.set(prepared, data);
  }
  const samples = prepared.sets.train.targets.length;
  const batchSize = spec.model === "fnn" ? spec.batchSize : samples;
  return {
    ...data,
    weights: fingerprint(...Object.values(initial)),
    batches: fingerprint(batchOrder(spec.seed, 0, samples), Uint32Array.of(batchSize)),
  };
}

function inputColumns(input: Prepared["input"]): readonly (Float32Array | Int32Array)[] {
  if (input.form === "table") return [input.table];
  const { propagation, features } = input;
  const graph = [propagation.rowPtr, propagation.colIdx, propagation.values];
  return "table" in features
    ? [...graph, features.table]
    : [...graph, features.rowPtr, features.colIdx, features.values];
}
