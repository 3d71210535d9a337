import { readFileSync } from "node:fs";
import { InputError } from "../lib/inputError";
import { sweepCsv } from "../sweep/csv";
import { mergeSweeps } from "../sweep/merge";
import { parseSweepFile } from "../sweep/parse";
import type { SweepFile } from "../sweep/types";
import { checkWritable, writeText } from "./output";
import type { MergeCommand } from "./sweepOptions";
import { sweepReport } from "./sweepReport";

/**
 * Reads a sweep from a file.
 *
 * @throws InputError where there is no such file or it is not a sweep.
 */
export function readSweep(path: string): SweepFile {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new InputError(`${path} cannot be read (${(error as Error).message}); check the path.`);
  }
  return parseSweepFile(text, path);
}

/**
 * Puts the parts of a sweep together, writes them, and prints table and verdicts; says what is still to be run.
 *
 * @throws InputError where the parts do not belong together.
 */
export function mergeCommand({ files, json, csv }: MergeCommand): void {
  if (json !== undefined) checkWritable(json);
  if (csv !== undefined) checkWritable(csv, "--csv");
  const { file, left } = mergeSweeps(files.map(readSweep), files);
  if (json !== undefined) writeText(json, `${JSON.stringify(file)}\n`);
  if (csv !== undefined) writeText(csv, sweepCsv(file), "--csv");
  if (json !== "-" && csv !== "-") process.stdout.write(`${sweepReport(file)}\n`);
  if (left.length > 0) {
    const named = left.slice(0, 5).map(({ id }) => id);
    const more = left.length > named.length ? ` and ${left.length - named.length} more` : "";
    process.stderr.write(`${left.length} runs are still to be done: ${named.join(", ")}${more}.\n`);
  }
}
