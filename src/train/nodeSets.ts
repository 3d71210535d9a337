import type { FeatureDataset, NodeSplits } from "../data/dataset";
import { nodeSplits, planetoidSplits } from "../data/nodeSplits";
import { InputError } from "../lib/inputError";
import type { SampleSet } from "./learner";
import type { Prepared } from "./prepared";
import type { RunSpec } from "./spec";

/** Sample sets of nodes, and a sentence where the data forced something. */
export type NodeSets = Pick<Prepared, "sets" | "note">;

/**
 * Returns the nodes of each part with their classes; nodes without a class are left out.
 *
 * @throws InputError where a part has no node with a class.
 */
export function nodeSets(name: string, splits: NodeSplits, labels: Int32Array): NodeSets {
  let unlabelled = 0;
  const setOf = (part: keyof NodeSplits, purpose: string): SampleSet => {
    const rows = splits[part].filter((node) => labels[node] >= 0);
    unlabelled += splits[part].length - rows.length;
    if (rows.length === 0) {
      throw new InputError(`${name}: no node for ${purpose} has a class; give labels or a split that holds some.`);
    }
    return { rows, targets: Int32Array.from(rows, (node) => labels[node]) };
  };
  const train = setOf("train", "training");
  const sets = { train, trainScored: train, val: setOf("val", "validation"), test: setOf("test", "test") };
  if (unlabelled === 0) return { sets };
  return { sets, note: `Nodes of the split without a class were left out: ${unlabelled}.` };
}

/** Returns the published split of a static graph, else one in the manner of Planetoid, else shares where it is too small. */
export function featureSets(spec: RunSpec, { name, labels, splits }: FeatureDataset): NodeSets {
  if (splits) return nodeSets(name, splits, labels);
  const { seed, nodesPerClass: perClass } = spec;
  try {
    return nodeSets(name, planetoidSplits(labels, { seed }), labels);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {
      ...nodeSets(name, nodeSplits(labels, { seed, perClass }), labels),
      note: "The graph is too small for the usual split of citation graphs, so its labelled nodes are split 60/20/20.",
    };
  }
}
