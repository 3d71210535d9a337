// Runs the paper's grid on the data sets at hand and writes a Markdown report with figures: npm run replicate -- --help
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endWith } from "../../src/cli/ending";
import { checkWritable, writeText } from "../../src/cli/output";
import { resolveCommand } from "../../src/cli/sweep";
import { readSweepOptions } from "../../src/cli/sweepOptions";
import { InputError } from "../../src/lib/inputError";
import { sweepCsv } from "../../src/sweep/csv";
import { checkSweepFile } from "../../src/sweep/parse";
import { describeRegistered } from "../../src/sweep/resolve";
import type { SweepFile } from "../../src/sweep/types";
import { findSources, provideData } from "./data";
import { type ReplicateCommand, readReplicateOptions } from "./options";
import { type Provenance, provenanceNow, type Replication, slimSweep } from "./provenance";
import { reportOf } from "./report";
import { passStopOn, runShards, Stopped } from "./runShards";

const format = "sparse-gnn-lab replication";

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function writeReport(out: string, replication: Replication): void {
  mkdirSync(join(out, "figures"), { recursive: true });
  const { markdown, figures } = reportOf(replication);
  for (const { file, svg } of figures) writeText(join(out, file), svg, "--out");
  writeText(join(out, "README.md"), markdown, "--out");
  say(`The report is ${join(out, "README.md")}, with ${figures.length} figures.`);
}

/** Reads what a report is to be made from: the results of an earlier one, or sweeps of the command line or the page. */
function readResults(paths: readonly string[]): Replication {
  const unknown: Provenance = {
    commit: "unknown",
    changed: false,
    node: "unknown",
    machine: "unknown machine",
    finished: "on a day that the file does not tell",
  };
  const read = paths.map((path): Replication => {
    let value: Partial<Replication> | null;
    try {
      value = JSON.parse(readFileSync(path, "utf8")) as Partial<Replication> | null;
    } catch (error) {
      throw new InputError(`--from ${path} cannot be read as JSON (${(error as Error).message}).`);
    }
    if (value?.format !== format) return { format, provenance: unknown, sweeps: [checkSweepFile(value, path)] };
    const { provenance = unknown, sweeps = [] } = value;
    return {
      format,
      provenance: { ...unknown, ...provenance },
      sweeps: sweeps.map((sweep) => checkSweepFile(sweep, path)),
    };
  });
  return { format, provenance: read[0].provenance, sweeps: read.flatMap(({ sweeps }) => sweeps) };
}

/** Trains whatever is not finished yet, and returns all of it. */
async function train({ data, datasets, out, jobs, sweep: words }: ReplicateCommand): Promise<Replication> {
  const provenance = provenanceNow();
  const sources = findSources(datasets, data);
  // A slip in an option shows before any process is started.
  for (const { id } of sources) resolveCommand(readSweepOptions(["--data", id, ...words]), [id], describeRegistered);
  say(`${sources.map(({ id }) => id).join(", ")}; ${jobs} ${jobs === 1 ? "process" : "processes"}.`);
  const prepared = mkdtempSync(join(tmpdir(), "replicate-"));
  // Runs of other code are not gone on with.
  const parts = join(out, ".parts", provenance.commit);
  const sweeps: SweepFile[] = [];
  try {
    for (const source of sources) {
      const folder = await provideData(source, prepared);
      sweeps.push(await runShards({ id: source.id, folder, parts, jobs, words }));
    }
  } finally {
    rmSync(prepared, { recursive: true, force: true });
  }
  return { format, provenance, sweeps };
}

async function main(args: readonly string[]): Promise<number> {
  const command = readReplicateOptions(args);
  if (!command) return 0;
  const { out, from } = command;
  if (existsSync(out)) checkWritable(join(out, "README.md"), "--out");
  if (from) {
    writeReport(out, readResults(from));
    return 0;
  }
  passStopOn();
  try {
    const { sweeps, ...rest } = await train(command);
    const replication = { ...rest, sweeps: sweeps.map(slimSweep) };
    writeReport(out, replication);
    writeText(join(out, "results.json"), `${JSON.stringify(replication)}\n`, "--out");
    for (const sweep of sweeps) writeText(join(out, `${sweep.spec.datasets[0].id}.csv`), sweepCsv(sweep), "--out");
    rmSync(join(out, ".parts"), { recursive: true, force: true });
    return 0;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    say("Stopped; what is finished is kept. Give the same command again to go on.");
    return 130;
  }
}

endWith(main(process.argv.slice(2)));
