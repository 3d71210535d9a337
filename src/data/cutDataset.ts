import { type LectureCutSize, lectureCut } from "../graph/lectureCut";
import { InputError } from "../lib/inputError";
import type { Dataset } from "./dataset";
import { grouped } from "./fault";

/** A data set cut down, and a sentence that says how. */
export interface CutDataset {
  readonly dataset: Dataset;
  readonly note: string;
}

/**
 * Cuts a data set down by the rule of lectureCut; one that is not larger stays as it is.
 *
 * @throws InputError where it has no times.
 */
export function cutDataset(dataset: Dataset, size: LectureCutSize): CutDataset {
  if (dataset.form === "features") {
    throw new InputError(`${dataset.name} has no times, so it has no latest edges to cut it down to; take it whole.`);
  }
  const edges = dataset.graph.src.length;
  if (edges <= size.edges && size.nodes === undefined) {
    return { dataset, note: `No lecture cut was needed: ${dataset.name} has ${grouped(edges)} edges.` };
  }
  const { graph, among } = lectureCut(dataset.graph, size);
  const kept = `the latest ${grouped(graph.src.length)} edges among its ${grouped(among)} most active nodes`;
  return {
    dataset: { ...dataset, graph },
    note: `Lecture cut of ${dataset.name}: ${kept}, of ${grouped(edges)} edges among ${grouped(dataset.graph.nodeCount)}.`,
  };
}
