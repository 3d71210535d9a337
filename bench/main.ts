import { writeJson } from "../src/cli/output";
import { InputError } from "../src/lib/inputError";
import { startBackend } from "../src/ops/backend";
import { describeMachine, machineSentence } from "./machine";
import type { Budget } from "./measure";
import { type BenchOptions, type Group, help, readBenchOptions } from "./options";
import { leftOut, table, verdict } from "./report";
import { measureRow, type RowResult } from "./result";
import type { Comparison } from "./rows/comparison";
import { embeddingRows } from "./rows/embedding";
import { fnnComparisons } from "./rows/fnn";
import { gcnComparison } from "./rows/gcn";
import { spmmComparisons } from "./rows/spmm";

const full: Budget = { repeats: 9, turnMs: 300 };
const short: Budget = { repeats: 3, turnMs: 60 };

function comparisons(group: Group, quick: boolean): Comparison[] {
  switch (group) {
    case "fnn":
      return fnnComparisons();
    case "gcn":
      return [gcnComparison()];
    case "spmm":
      return spmmComparisons();
    case "embedding":
      return embeddingRows(quick ? 2 : 10);
    default:
      return group satisfies never;
  }
}

async function bench({ backend, quick, rows: wanted, json }: BenchOptions): Promise<void> {
  const machine = describeMachine(await startBackend(backend));
  const budget = quick ? short : full;
  const say = (text: string): void => void (json === "-" ? process.stderr : process.stdout).write(`${text}\n`);
  say(machineSentence(machine));
  say(
    `Both sides take turns of about ${budget.turnMs} ms in one process, up to ${budget.repeats} rounds after a warm-up that compiles; times are medians,`,
  );
  say("ratios the median (least..greatest) over rounds of stock time / lab time. Above 1 the lab is faster.");
  const rows: RowResult[] = [];
  for (const group of wanted) {
    for (const comparison of comparisons(group, quick)) {
      process.stderr.write(`measuring ${comparison.title}\n`);
      rows.push(await measureRow(comparison, machine.backend, budget));
    }
  }
  say(["", table(rows), "", ...leftOut(rows), verdict(rows)].join("\n"));
  if (json !== undefined) writeJson(json, { machine, budget, rows });
}

async function main(args: readonly string[]): Promise<void> {
  const options = readBenchOptions(args);
  if (options === undefined) process.stdout.write(help);
  else await bench(options);
}

main(process.argv.slice(2)).then(
  () => process.exit(0), // a GPU device left open must not keep the process alive
  (error: unknown) => {
    const expected = error instanceof InputError;
    process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(expected ? 2 : 1);
  },
);
