import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Dataset } from "../data/dataset";
import { findDataset } from "../data/registry";
import { formatPercent, formatSeconds, formatShare, formatTimeLeft } from "../lib/format";
import { InputError } from "../lib/inputError";
import { canonical } from "../record/same";
import { sweepCells } from "../sweep/cells";
import { sweepCsv } from "../sweep/csv";
import { paperSparsities } from "../sweep/levels";
import { sweepDifference } from "../sweep/merge";
import { parseSweepFile } from "../sweep/parse";
import { cellsLeft, failureOf, resultOf, withRecord } from "../sweep/record";
import { type Describe, describeRegistered, resolveSweep } from "../sweep/resolve";
import { shardOf } from "../sweep/shard";
import type { SweepFile, SweepRecord, SweepSpec } from "../sweep/types";
import { createWorkCache } from "../train/workCache";
import { preparedFolder } from "./data/folder";
import { loadDataset } from "./load";
import { checkWritable, writeText } from "./output";
import { createProgressLine, type ProgressLine } from "./progressLine";
import type { SweepNews } from "./runSweep";
import type { SweepCommand } from "./sweepOptions";
import { sweepReport } from "./sweepReport";

/** The data sets of a sweep: what is asked of each, and the data when it is needed. */
interface SweepData {
  readonly ids: readonly string[];
  readonly describe: Describe;
  load(id: string): Promise<Dataset>;
}

/**
 * Finds out what the data sets are; files are opened for it, and known by their names without folders.
 *
 * One data set is held at a time, the last that was asked for: the runs of one stand together.
 */
async function findData(command: SweepCommand, folder: string, tell: (sentence: string) => void): Promise<SweepData> {
  const described = new Map<string, ReturnType<Describe>>();
  let held: { readonly id: string; readonly dataset: Dataset } | undefined;
  const paths = new Map(command.data.map((data) => [findDataset(data) ? data : basename(data), data]));
  if (paths.size < command.data.length) {
    throw new InputError("--data names a data set twice, or two files of one name in different folders; rename one.");
  }
  const { labels, features, split, lectureCut } = command;
  const load = async (id: string): Promise<Dataset> => {
    if (held?.id === id) return held.dataset;
    held = undefined;
    const data = paths.get(id) as string;
    const dataset = await loadDataset({ data, labels, features, split, lectureCut }, tell, undefined, folder);
    held = { id, dataset };
    return dataset;
  };
  for (const [id, data] of paths) if (!findDataset(data)) described.set(id, describeOpened(await load(id)));
  const describe: Describe = (id) => described.get(id) ?? describeRegistered(id);
  return { ids: [...paths.keys()], describe, load };
}

/** Describes a file by what was read from it. */
function describeOpened(dataset: Dataset): ReturnType<Describe> {
  if (dataset.form === "features") return { task: "node", model: "gcn" };
  return { task: dataset.graph.labels ? "node" : "link", model: "fnn" };
}

/**
 * Returns the sweep that a command line asks for.
 *
 * @throws InputError naming the first thing that is unknown, out of range or missing.
 */
export function resolveCommand(
  { given, sparsities }: SweepCommand,
  ids: readonly string[],
  describe: Describe,
): SweepSpec {
  const links = ids.some((id) => (given.task ?? describe(id)?.task) === "link");
  const levels = sparsities === "paper" ? paperSparsities(links ? "link" : "node") : sparsities;
  return resolveSweep({ ...given, datasets: ids, sparsities: levels }, describe);
}

/** Returns the records of an earlier sweep that this one goes on with. */
function earlierRecords({ json, resume, shard }: SweepCommand, spec: SweepSpec): readonly SweepRecord[] {
  if (json === undefined || json === "-" || !existsSync(json)) return [];
  const text = readFileSync(json, "utf8");
  if (!resume) {
    if (text.trim() === "") return [];
    throw new InputError(`--json ${json}: the file is there already; add --resume to go on with it, or name another.`);
  }
  const file = parseSweepFile(text, json);
  const difference =
    sweepDifference(file.spec, spec) ?? (canonical(file.shard) === canonical(shard) ? undefined : "shard");
  if (difference === undefined) return file.records;
  throw new InputError(
    `--json ${json}: the file is of another sweep, which differs in its ${difference}; give the same options as before, or name another file.`,
  );
}

/** Tells of a sweep on standard error: a line a run, and how far the one under way is. */
function tellNews(line: ProgressLine, news: SweepNews): void {
  const name = `${news.cell.dataset}, ${news.cell.method}, ${formatShare(news.cell.sparsity)}, seed ${news.cell.seed}`;
  if (news.type === "event" && news.event.type === "progress") {
    line.show(`${name}: ${news.event.stage}`.replaceAll("\u00a0", " "), news.event.fraction);
  }
  if (news.type !== "record") return;
  const result = resultOf(news.record);
  const outcome = result ? `test ${formatPercent(result.testAccuracy)}` : `failed: ${failureOf(news.record)}`;
  const left = news.done < news.total ? `; ${formatTimeLeft(news.secondsLeft)} left` : "";
  const told = `${news.done}/${news.total} ${name}: ${outcome} in ${formatSeconds(news.seconds)}${left}`;
  line.write(told.replaceAll("\u00a0", " "));
}

/** Listens for Ctrl-C; the second one ends the process at once. */
function listenForStop(): { stopped(): boolean; forget(): void } {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    process.off("SIGINT", stop);
  };
  process.on("SIGINT", stop);
  return { stopped: () => stopped, forget: () => process.off("SIGINT", stop) };
}

function jsonOf(file: SweepFile): string {
  return `${JSON.stringify(file)}\n`;
}

/**
 * Runs a sweep or a shard of one, writes its JSON after every run, and prints its table and verdicts.
 *
 * @param folder of the prepared data sets.
 * @returns the exit code: 0, or 130 where it was stopped.
 * @throws InputError for bad input.
 */
export async function sweepCommand(command: SweepCommand, folder = preparedFolder): Promise<number> {
  const { json, csv, shard } = command;
  if (json !== undefined) checkWritable(json);
  if (csv !== undefined) checkWritable(csv, "--csv");
  const notes: string[] = [];
  const tell = (sentence: string): number => notes.push(sentence);
  // A slip in an option shows before a large file is read.
  const guess: Describe = (id) => describeRegistered(id) ?? { task: command.labels ? "node" : "link", model: "fnn" };
  if (command.features === undefined && command.given.model === undefined) {
    resolveCommand(command, command.data, guess);
  }
  const data = await findData(command, folder, tell);
  const spec = resolveCommand(command, data.ids, data.describe);
  const cells = shard ? shardOf(sweepCells(spec), shard) : sweepCells(spec);
  let file: SweepFile = {
    format: "sparse-gnn-lab sweep",
    spec,
    ...(shard && { shard }),
    records: earlierRecords(command, spec),
  };
  const left = cellsLeft(cells, file.records);
  const { startBackend } = await import("../ops/backend");
  const { runSweep } = await import("./runSweep");
  const backend = await startBackend(command.backend, command.threads);
  notes.push(`${backend.device}${backend.threads ? `, ${backend.threads} threads` : ""}. ${backend.reason}`);
  notes.push(`${cells.length} runs${left.length < cells.length ? `, ${left.length} of them left` : ""}`);
  const line = createProgressLine();
  const stop = listenForStop();
  for await (const news of runSweep({ cells: left, loadData: data.load, backend, cache: createWorkCache() })) {
    for (const note of notes.splice(0)) line.write(note);
    tellNews(line, news);
    if (news.type === "record") {
      file = { ...file, records: withRecord(file.records, news.record) };
      if (json !== undefined && json !== "-") writeText(json, jsonOf(file));
    }
    // Training alone would never let the process hear of Ctrl-C.
    if (news.type !== "event" || news.event.type === "progress") await nextTurn();
    if (stop.stopped()) break;
  }
  stop.forget();
  line.clear();
  if (csv !== undefined) writeText(csv, sweepCsv(file), "--csv");
  if (json === "-") writeText(json, jsonOf(file));
  if (stop.stopped()) {
    const done = cells.length - cellsLeft(cells, file.records).length;
    const advice =
      json === undefined || json === "-"
        ? "Without --json <file> it cannot be gone on with."
        : "Run the same command with --resume to go on.";
    process.stderr.write(`Stopped after ${done} of ${cells.length} runs; the one under way is lost. ${advice}\n`);
    return 130;
  }
  if (json !== "-" && csv !== "-") process.stdout.write(`${sweepReport(file)}\n`);
  return 0;
}
