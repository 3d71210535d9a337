// Holds the lab's accuracies against reference figures on real graphs and writes docs/accuracy.md:
//   npm run compare -- [folder of data sets] [--table "links, dense"|"links, sparse"|nodes|cora]
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import type { Measured } from "./measure";
import { type DataId, dataFiles, referenceRows } from "./reference";
import { accuracyReport } from "./report";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { table: { type: "string" } } });
const folder = positionals[0] ?? process.env.SPARSE_GNN_DATA ?? "../shared/datasets";
const rows = referenceRows.filter(({ table }) => !values.table || table === values.table);
const wanted = new Set(
  rows.flatMap(({ data, seeds }) => Array.from({ length: seeds }, (_, seed) => `${data}#${seed + 1}`)),
);
const missing = [...new Set(rows.map(({ data }) => data))].filter(
  (data) => !existsSync(join(folder, dataFiles[data].data)),
);
if (missing.length > 0) {
  process.stderr.write(
    `${folder} lacks the files of ${missing.join(", ")}; name the folder of data sets as the argument.\n`,
  );
  process.exit(2);
}

const measured: Measured[] = [];

/** Runs groups in processes of their own, as many at once as there are cores. */
async function drain(groups: string[]): Promise<void> {
  for (let group = groups.shift(); group; group = groups.shift()) {
    const script = new URL("./measure.ts", import.meta.url).pathname;
    const words = [...process.execArgv, script, folder, group, ...(values.table ? [values.table] : [])];
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    const exit = new Promise<number | null>((resolve) => child.on("close", resolve));
    for await (const line of createInterface({ input: child.stdout })) {
      const run = JSON.parse(line) as Measured;
      measured.push(run);
      const { label, reference } = referenceRows[run.row];
      process.stderr.write(
        `${group} ${label}: ${(100 * run.last).toFixed(1)} / ${(100 * run.chosen).toFixed(1)} (${reference})\n`,
      );
    }
    if ((await exit) !== 0) throw new Error(`Measuring ${group} failed.`);
  }
}

const queue = [...wanted].sort((a, b) => cost(b) - cost(a));
function cost(group: string): number {
  return ["cora", "email-Eu-core-temporal", "sx-mathoverflow", "ia-email", "dblp"].indexOf(
    group.split("#")[0] as DataId,
  );
}
await Promise.all(Array.from({ length: Math.max(1, availableParallelism()) }, () => drain(queue)));

const kept = "docs/accuracy.json";
const before: Measured[] = existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as Measured[]) : [];
const fresh = new Set(measured.map(({ row, seed }) => `${row}#${seed}`));
const all = [
  ...before.filter(({ row, seed }) => row < referenceRows.length && !fresh.has(`${row}#${seed}`)),
  ...measured,
];
all.sort((a, b) => a.row - b.row || a.seed - b.seed);
writeFileSync(kept, `[\n${all.map((run) => JSON.stringify(run)).join(",\n")}\n]\n`);
writeFileSync("docs/accuracy.md", accuracyReport(all));
