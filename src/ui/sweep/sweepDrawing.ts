import { formatCount, formatDay } from "../../lib/format";
import { version } from "../../lib/version";
import type { Drawing } from "../../paper/figure";
import { type FigureId, sweepFigure } from "../../paper/sweepFigures";
import { useLab } from "../../store/lab";
import type { OpenSweep } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { startOf } from "../../sweep/record";
import type { Words } from "../../words/words";
import type { Figures } from "./useFigures";

/** Says what a reader of a sweep's figure must know: its data, its seeds, where and by what it was measured. */
function sweepNotes({ header, records }: OpenSweep, dataset: string, t: Words): readonly string[] {
  const { spec, began } = header;
  const own = [...records.values()]
    .flatMap((record) => startOf(record) ?? [])
    .filter((start) => start.spec.dataset === dataset);
  const task =
    spec.datasets.find(({ id }) => id === dataset)?.task === "node" ? t`node classification` : t`link prediction`;
  const summary = own[0]?.dataset;
  const name =
    summary &&
    (summary.name.includes(summary.kind) ? t.of(summary.name) : t`${t.of(summary.name)}, ${t.of(summary.kind)}`);
  const devices = [...new Set(own.map(({ backend }) => t.of(backend.device)))];
  const releases = [...new Set([...records.values()].map((record) => record.version))];
  return [
    summary
      ? t`Data: ${name ?? ""}: ${formatCount(summary.nodes)} nodes, ${formatCount(summary.edges)} edges; ${task}; seeds ${spec.seeds.join(", ")}.`
      : t`Data: ${dataset}; ${task}; seeds ${spec.seeds.join(", ")}.`,
    t.join(
      spec.comparison === "fair"
        ? t`All methods by one recipe.`
        : t`With quirks of the released code: ${spec.quirks.join(", ")}.`,
      devices.length > 0 && t`Measured on ${devices.join("; ")}.`,
      t`Sparse GNN Lab ${releases.join(", ") || version}, ${formatDay(new Date(began).toISOString())}.`,
    ),
  ];
}

/** Draws a chart of the open sweep for paper, with the methods that are on show. */
export function sweepDrawing(id: FigureId, { dataset, shown, convention }: Figures): Drawing | undefined {
  const { open } = useSweep.getState();
  if (!open) return undefined;
  const t = useLab.getState().words;
  const started = [...open.records.values()].flatMap((record) => startOf(record) ?? []);
  const name = started.find(({ spec }) => spec.dataset === dataset)?.dataset.name ?? dataset;
  return sweepFigure(id, { name: t.of(name), levels: shown, convention, notes: sweepNotes(open, dataset, t), t });
}
