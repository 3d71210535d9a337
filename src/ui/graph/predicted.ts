import { drawnKey } from "../../store/graph/graph";
import { type GraphSample, type LanePredictions, parts, type SetPlaces } from "../../train/graph/messages";
import type { RunSpec } from "../../train/spec";

/** What a run has predicted of a sample: classes of nodes, and whether pairs are an edge. */
export interface Predicted {
  readonly nodes: Int16Array; // [nodes], class, -1 where nothing is predicted
  readonly pairs: Int16Array; // [pairs], 1 = taken for an edge, 0 = not, -1 where nothing is predicted
  readonly negatives: Int16Array; // [negatives], the same of pairs that are no edge
  readonly epoch: number; // of the model
  readonly chosen: boolean; // it is the best model so far, not the last one
}

/** Returns the places in a run's sample sets that a picture of a sample wants to know of; empty where there are none. */
export function placesAsked({ task, part, partAt, testAt, negatives }: GraphSample): SetPlaces {
  if (task === "link") {
    const none = new Int32Array(0);
    return { train: none, val: none, test: Int32Array.from([...testAt, ...negatives.testAt]) };
  }
  const of = (name: keyof SetPlaces): Int32Array => partAt.map((at, node) => (parts[part[node]] === name ? at : -1));
  return { train: of("train"), val: of("val"), test: of("test") };
}

/** Tells whether a run's predictions are of the nodes and pairs of a picture: it has the same data, task, split and walks. */
export function fitsPicture(lane: RunSpec, picture: RunSpec): boolean {
  return drawnKey(lane) === drawnKey(picture);
}

/** Lays the answer about one lane over the sample that it was asked for: of the chosen model, or the last. */
export function predictedBy(
  { task, testAt, part }: GraphSample,
  { last, chosen }: LanePredictions,
  model: "last" | "chosen",
): Predicted | undefined {
  const told = model === "chosen" ? chosen : last;
  if (!told) return undefined;
  const { train, val, test, epoch } = told;
  const empty = new Int16Array(0);
  const base = { epoch, chosen: model === "chosen" };
  if (task === "link") {
    const pairs = test.slice(0, testAt.length);
    return { ...base, nodes: new Int16Array(part.length).fill(-1), pairs, negatives: test.slice(testAt.length) };
  }
  const nodes = Int16Array.from(part, (_, node) => Math.max(train[node], val[node], test[node]));
  return { ...base, nodes, pairs: empty, negatives: empty };
}
