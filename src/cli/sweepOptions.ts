import { parseArgs } from "node:util";
import { InputError } from "../lib/inputError";
import type { BackendRequest } from "../ops/backendInfo";
import type { GivenSweep } from "../sweep/resolve";
import type { Shard } from "../sweep/types";
import { type SettingId, settings } from "../train/settings";
import type { Settings, TaskId } from "../train/spec";
import { backendRequest, cutSize, optionFault, optionName, settingValue, threadCount } from "./options";

/** The command line of `sweep`, understood. */
export interface SweepCommand {
  readonly data: readonly string[]; // registry ids or paths
  readonly labels?: string;
  readonly features?: string;
  readonly split?: string;
  readonly lectureCut?: number; // edges
  readonly backend: BackendRequest;
  readonly threads?: number;
  readonly json?: string; // path, or - for standard output
  readonly csv?: string;
  readonly shard?: Shard;
  readonly resume: boolean;
  readonly sparsities: readonly number[] | "paper";
  readonly given: Omit<GivenSweep, "datasets" | "sparsities">;
}

/** The command line of `merge`, understood. */
export interface MergeCommand {
  readonly files: readonly string[];
  readonly json?: string;
  readonly csv?: string;
}

const choices = [
  ...["data", "labels", "features", "split", "lecture-cut", "task", "model", "backend", "threads"],
  ...["methods", "sparsities", "seeds", "comparison", "quirks", "json", "csv", "shard"],
] as const;

function parts(text: string): readonly string[] {
  return text.split(",").map((part) => part.trim());
}

/** Reads a list of numbers, in which `1..5` stands for all whole numbers from 1 to 5. */
function numbers(text: string, option: string): readonly number[] {
  return parts(text).flatMap((part) => {
    const range = /^(\d+)\.\.(\d+)$/.exec(part);
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2])];
      if (from > to || to - from > 1000) throw new InputError(`--${option} ${part}: a range rises, by at most 1000.`);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    }
    const value = part === "" ? Number.NaN : Number(part);
    if (Number.isNaN(value)) throw new InputError(`--${option} takes numbers with commas between, not "${text}".`);
    return [value];
  });
}

function shardOption(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const found = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(found?.[1]), Number(found?.[2])];
  if (found && index >= 1 && index <= count) return { index, count };
  throw new InputError(`--shard takes i/n with i from 1 to n, such as 1/3, not "${text}".`);
}

function comparisonOption(text: string): GivenSweep["comparison"] {
  if (text === "fair") return "fair";
  if (text === "as-released" || text === "as released") return "as released";
  throw new InputError(`--comparison takes fair or as-released, not "${text}".`);
}

/**
 * Reads the options of `sweep`.
 *
 * @throws InputError naming the option that is unknown, lacks its value or has a wrong one.
 */
export function readSweepOptions(args: readonly string[]): SweepCommand {
  const ids = Object.keys(settings) as SettingId[];
  const texts = Object.fromEntries([...choices, ...ids.map(optionName)].map((name) => [name, { type: "string" }]));
  let values: Record<string, string | undefined>;
  let resume: boolean;
  try {
    const options = { ...texts, resume: { type: "boolean" } } as Record<string, { type: "string" | "boolean" }>;
    const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
    resume = parsed.resume === true;
    values = parsed as typeof values;
  } catch (error) {
    throw new InputError(`${optionFault(error)}. \`npm run -s lab -- help\` lists the options.`);
  }
  if (!values.data)
    throw new InputError("Say which data with --data <id or file>; `npm run -s lab -- list` shows the ids.");
  if (!values.methods) throw new InputError("Say which methods with --methods, such as --methods slr,rigl.");
  const { labels, features, split, json, csv, task, model, quirks } = values;
  const data = parts(values.data);
  if (data.length > 1 && (labels ?? features ?? split) !== undefined) {
    throw new InputError("--labels, --features and --split go with one data set; sweep the others by themselves.");
  }
  if (resume && (json === undefined || json === "-")) {
    throw new InputError("--resume goes on with the file that --json names; name it.");
  }
  const set: Record<string, unknown> = {};
  for (const id of ids) {
    const text = values[optionName(id)];
    if (text !== undefined) set[id] = settingValue(id, text);
  }
  return {
    ...{ data, labels, features, split, json, csv, resume },
    lectureCut: cutSize(values["lecture-cut"]),
    backend: backendRequest(values.backend),
    threads: threadCount(values.threads),
    shard: shardOption(values.shard),
    sparsities: (values.sparsities ?? "paper") === "paper" ? "paper" : numbers(values.sparsities ?? "", "sparsities"),
    given: {
      task: task as TaskId | undefined,
      model: model as GivenSweep["model"],
      methods: parts(values.methods),
      seeds: numbers(values.seeds ?? "1..3", "seeds"),
      comparison: comparisonOption(values.comparison ?? "fair"),
      quirks: quirks === undefined ? undefined : parts(quirks).filter((id) => id !== ""),
      settings: set as Partial<Settings>,
    },
  };
}

/**
 * Reads the words of `merge`.
 *
 * @throws InputError naming the option that is unknown, or saying that the files are missing.
 */
export function readMergeOptions(args: readonly string[]): MergeCommand {
  const options = { json: { type: "string" }, csv: { type: "string" } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
    if (positionals.length === 0)
      throw new InputError("Name the files to merge, such as merge a.json b.json --json out.json.");
    return { files: positionals, ...values };
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${optionFault(error)}. \`merge\` takes files, --json <file or -> and --csv <file or ->.`);
  }
}
