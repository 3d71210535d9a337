import { formatCount, formatDay, formatShare } from "../lib/format";
import { version } from "../lib/version";
import { models } from "../models/registry";
import type { Recording } from "../record/recording";
import { algorithms } from "../sparse/algorithms";
import type { Words } from "../words/words";
import type { ShownRun } from "./shownRuns";

/** Says of a run's data what must stand beside every figure: what it is, and how large. */
function dataNote({ run }: ShownRun, t: Words): string {
  const { spec, dataset } = run;
  const task = spec.task === "link" ? t`link prediction` : t`node classification`;
  const model = t.of(models[spec.model].label);
  if (!dataset) return t`Data: ${spec.dataset}; ${task}; ${model}; seed ${spec.seed}.`;
  const [name, kind] = [t.of(dataset.name), t.of(dataset.kind)];
  const full = dataset.name.includes(dataset.kind) ? name : t`${name}, ${kind}`;
  const [nodes, edges] = [formatCount(dataset.nodes), formatCount(dataset.edges)];
  return t`Data: ${full}: ${nodes} nodes, ${edges} edges; ${task}; ${model}; seed ${spec.seed}.`;
}

/** Names a lane with what it was asked for: A: SLR, 90 % sparsity. */
function laneNote({ style, label, run: { spec } }: ShownRun, t: Words): string {
  const masked = algorithms[spec.method].uses.some((option) => option === "sparsity");
  return masked
    ? t`${style.letter}: ${label}, ${formatShare(spec.sparsity)} sparsity`
    : t`${style.letter}: ${label}, all weights`;
}

/** Says of a run of the history, which may be of other data, what its line stands for. */
function overlayNote(one: ShownRun, t: Words): string {
  const { spec, dataset } = one.run;
  return t`${laneNote(one, t)} (${dataset ? t.of(dataset.name) : spec.dataset}, seed ${spec.seed})`;
}

/** Says what a reader of a figure must know of the runs in it: their data, methods and seed, where and by what they were measured. */
export function runNotes(
  shown: readonly ShownRun[],
  recording: Recording | undefined,
  t: Words,
  overlays: readonly ShownRun[] = [],
): readonly string[] {
  const [first] = shown;
  if (!first) return [];
  const backend = first.run.backend;
  const release = recording?.release ?? version;
  const day = recording && formatDay(recording.made);
  return [
    dataNote(first, t),
    `${shown.map((one) => laneNote(one, t)).join("; ")}.`,
    ...overlays.map((one) => overlayNote(one, t)),
    t.join(
      backend && t`Measured on ${t.of(backend.device)} (${backend.id}).`,
      day === undefined ? t`Sparse GNN Lab ${release}.` : t`Sparse GNN Lab ${release}, ${day}.`,
    ),
  ];
}
