import type { Measured } from "./measure";
import { type ReferenceRow, referenceRows } from "./reference";

const titles: Readonly<Record<ReferenceRow["table"], string>> = {
  "links, dense": "Links, dense net (16-128-1, 20 epochs)",
  "links, sparse":
    "Links, sparse nets (walks over the whole graph, Adam 0.001; train and prune 20 + 10 + 10 epochs, sparse training 40)",
  nodes: "Nodes of dblp (64-256-128-10; walks both ways, at most 301 nodes a class)",
  cora: "Nodes of Cora (GCN 1433-16-7, Planetoid split)",
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, values.length - 1));
}

/** Returns the lab's and the reference's accuracies side by side as Markdown. */
export function accuracyReport(measured: readonly Measured[]): string {
  const lines = [
    "# Accuracy against an independent implementation",
    "",
    "Test accuracy in per cent on real graphs: this lab (WebAssembly, mean ± standard deviation over seeds) beside an independent",
    "implementation in PyTorch and NumPy with the same settings. Figures are sanity bands, not targets: embeddings and splits are",
    "drawn from other random streams. Links: the last epoch's model; nodes: the model chosen by validation. Made by",
    "`npm run compare -- <folder of data sets>`; every run stands in `accuracy.json`.",
    "",
    "Rows outside their band are of extreme sparsities, where single runs either learn or collapse to one class (see the spread): a",
    "mean over a few seeds moves by more than the band from one set of seeds to the next. Two settings that the reference does not",
    "state were found by these rows: ERK layers for all of Cora, and a learning rate of 0.005 in the pruning phase on dblp.",
  ];
  for (const [table, title] of Object.entries(titles)) {
    const rows = [...referenceRows.entries()].filter(([, row]) => row.table === table);
    const body = rows.flatMap(([index, row]) => {
      const values = measured.filter((run) => run.row === index).map((run) => 100 * run[row.figure]);
      if (values.length === 0) return [];
      const difference = mean(values) - row.reference;
      const verdict = Math.abs(difference) <= row.tolerance ? "within" : "outside";
      const sign = difference >= 0 ? "+" : "−";
      return [
        `| ${row.data} | ${row.label} | ${mean(values).toFixed(1)} ± ${deviation(values).toFixed(1)} | ${row.reference.toFixed(1)} | ${sign}${Math.abs(difference).toFixed(1)} | ${verdict} ${row.tolerance} | ${values.length} |`,
      ];
    });
    if (body.length === 0) continue;
    lines.push(
      "",
      `## ${title}`,
      "",
      "| data | method | lab | reference | difference | band | seeds |",
      "|---|---|---|---|---|---|---|",
      ...body,
    );
  }
  return `${lines.join("\n")}\n`;
}
