import { formatShare } from "../../lib/format";
import type { SweepCell, SweepFile } from "../../sweep/types";
import { methodName } from "../../sweep/verdictSentence";
import type { Words } from "../../words/words";
import type { OpenSweep, SweepHeader } from "./state";

/** Returns a sweep as it is taken home, its records in the order of its runs. */
export function sweepFileOf({ header, cells, records }: Pick<OpenSweep, "header" | "cells" | "records">): SweepFile {
  const { spec, shard } = header;
  const done = cells.flatMap(({ id }) => records.get(id) ?? []);
  return { format: "sparse-gnn-lab sweep", spec, ...(shard ? { shard } : {}), records: done };
}

/** Names a method at a level, as short as a chart needs it. */
export function levelName({ method, sparsity }: Pick<SweepCell, "method" | "sparsity">, t: Words): string {
  const name = t.of(methodName(method));
  return method === "dense" ? name : t`${name} at ${formatShare(sparsity)}`;
}

/** Names a method at a level in full. */
export function levelTitle({ method, sparsity }: Pick<SweepCell, "method" | "sparsity">, t: Words): string {
  const name = t.of(methodName(method));
  return method === "dense" ? name : t`${name} at ${formatShare(sparsity)} sparsity`;
}

/** Names a run of a sweep: its method, level and seed. */
export function cellTitle(cell: SweepCell, t: Words): string {
  return t`${levelTitle(cell, t)}, seed ${cell.seed}`;
}

/** Names the file of a sweep by what and when it was: sweep-2026-11-24-1705.json. */
export function fileName({ began }: SweepHeader, ending: "json" | "csv"): string {
  const time = new Date(began).toISOString();
  return `sweep-${time.slice(0, 10)}-${time.slice(11, 16).replace(":", "")}.${ending}`;
}
