import type { Measured } from "./measure";
import { type ReferenceRow, referenceRows, remarks } from "./reference";

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
    "drawn from other random streams. The figure is the last epoch's model, which is what fits the reference on nodes; on links it says",
    "so itself. Two more settings that it does not state were found by the rows: ERK layers for all of Cora, and a learning rate of 0.005",
    "in the pruning phase on dblp. Made by `npm run compare -- <folder of data sets>`; every run stands in `accuracy.json`.",
  ];
  const outside: string[] = [];
  for (const [table, title] of Object.entries(titles)) {
    const rows = [...referenceRows.entries()].filter(([, row]) => row.table === table);
    const body = rows.flatMap(([index, row]) => {
      const values = measured.filter((run) => run.row === index).map((run) => 100 * run[row.figure]);
      if (values.length === 0) return [];
      const difference = mean(values) - row.reference;
      const verdict = Math.abs(difference) <= row.tolerance ? "within" : "outside";
      const name = `${row.data}: ${row.label}`;
      if (verdict === "outside") outside.push(`- **${name}**: ${remarks[name] ?? "not explained"}.`);
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
  if (outside.length > 0) lines.push("", "## Outside their band", "", ...outside);
  return `${lines.join("\n")}\n`;
}
