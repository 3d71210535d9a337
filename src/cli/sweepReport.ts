import { formatFlops, formatPercent, formatSeconds, formatShare, formatSpread } from "../lib/format";
import { algorithms } from "../sparse/algorithms";
import { type LevelSummary, summarizeSweep } from "../sweep/summary";
import type { SweepFile } from "../sweep/types";
import { verdictsOf } from "../sweep/verdict";

const head = ["method", "sparsity", "test accuracy", "ROC-AUC", "training FLOPs", "of dense", "measured", "seeds"];

function cellsOf({ method, sparsity, figures, finished, failed, missing }: LevelSummary): string[] {
  const runs = [
    `${finished.length}`,
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(missing.length > 0 ? [`${missing.length} not run`] : []),
  ].join(", ");
  const level = algorithms[method].family === "dense" && sparsity === 0 ? "–" : formatShare(sparsity);
  if (!figures) return [method, level, "–", "–", "–", "–", "–", runs];
  const { accuracy, auc, flops, shareOfDense, seconds } = figures;
  return [
    method,
    level,
    formatSpread(accuracy),
    auc ? auc.mean.toFixed(3) : "–",
    formatFlops(flops.rigl.mean),
    formatPercent(shareOfDense.rigl),
    formatSeconds(seconds.mean),
    runs,
  ];
}

/** Aligns rows of text in columns. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Writes a sweep for a terminal: a table a data set, what failed and why, and the verdicts. */
export function sweepReport(file: SweepFile): string {
  const summaries = summarizeSweep(file);
  const tables = file.spec.datasets.map(({ id }) => {
    const own = summaries.filter(({ dataset }) => dataset === id);
    const failures = own.flatMap(({ method, sparsity, failed }) =>
      failed.map(({ seed, message }) => `failed: ${method} at ${formatShare(sparsity)}, seed ${seed}: ${message}`),
    );
    return [id, aligned([head, ...own.map(cellsOf)]), ...failures].join("\n");
  });
  const judge = file.spec.quirks.includes("chosenByTest") ? "test, as in the released code" : "validation";
  const note = `Mean ± standard deviation over seeds; models chosen by ${judge}; FLOPs counted, times measured.`;
  return [...tables, note, ...verdictsOf(file).map(({ sentence }) => sentence)].join("\n\n").replaceAll("\u00a0", " ");
}
