import { parseArgs } from "node:util";
import { InputError } from "../lib/inputError";
import type { BackendRequest } from "../ops/backendInfo";
import { type SettingId, settings } from "../train/settings";
import type { Setting } from "../train/settings/types";
import type { GivenSpec } from "../train/spec";

/** The command line of `run`, understood. */
export interface RunCommand {
  readonly data: string; // registry id or path
  readonly labels?: string;
  readonly features?: string;
  readonly split?: string;
  readonly lectureCut?: number; // edges
  readonly backend: BackendRequest;
  readonly threads?: number;
  readonly json?: string; // path, or - for standard output
  readonly given: GivenSpec;
}

/** Turns a setting's name into its option: `learningRate` → `learning-rate`. */
export function optionName(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const choices = [
  "data",
  "labels",
  "features",
  "split",
  "lecture-cut",
  "task",
  "model",
  "method",
  "backend",
  "threads",
  "json",
] as const;

/**
 * Reads the number of edges of a lecture cut.
 *
 * @throws InputError where it is not a whole number above 0.
 */
export function cutSize(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const edges = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isInteger(edges) && edges >= 1) return edges;
  throw new InputError(`--lecture-cut takes the number of edges to keep, such as 1000000, not "${text}".`);
}

/**
 * Reads the value of a setting's option.
 *
 * @throws InputError where it is not of the setting's kind; its bounds are not checked.
 */
export function settingValue(id: SettingId, text: string): number | string | boolean {
  const setting: Setting = settings[id];
  if (setting.kind === "choice") return text;
  if (setting.kind === "switch") {
    if (text === "true" || text === "false") return text === "true";
    throw new InputError(`--${optionName(id)} takes true or false, not "${text}".`);
  }
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isNaN(value)) throw new InputError(`--${optionName(id)} takes a number, not "${text}".`);
  return value;
}

/**
 * Reads which backend is asked for.
 *
 * @throws InputError where there is no such backend.
 */
export function backendRequest(text = "auto"): BackendRequest {
  if (["auto", "webgpu", "wasm", "cpu"].includes(text)) return text as BackendRequest;
  throw new InputError(`--backend takes auto, webgpu, wasm or cpu, not "${text}".`);
}

/**
 * Reads the number of threads.
 *
 * @throws InputError where it is not a whole number from 1 to 64.
 */
export function threadCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new InputError(`--threads takes a whole number from 1 to 64, not "${text}".`);
}

/** Returns what `parseArgs` found wrong, as a clause: without its further advice and without a full stop. */
export function optionFault(error: unknown): string {
  return (error as Error).message.split(". ")[0].replace(/\.$/, "");
}

/**
 * Reads the options of `run`.
 *
 * @throws InputError naming the option that is unknown, lacks its value or has a wrong one.
 */
export function readRunOptions(args: readonly string[]): RunCommand {
  const ids = Object.keys(settings) as SettingId[];
  const known = [...choices, ...ids.map(optionName)];
  let values: Record<string, string | undefined>;
  try {
    const options = Object.fromEntries(known.map((name) => [name, { type: "string" as const }]));
    values = parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values as typeof values;
  } catch (error) {
    throw new InputError(`${optionFault(error)}. \`npm run -s lab -- help\` lists the options.`);
  }
  if (!values.data)
    throw new InputError("Say which data with --data <id or file>; `npm run -s lab -- list` shows the ids.");
  const backend = backendRequest(values.backend);
  const given: Record<string, unknown> = { task: values.task, model: values.model, method: values.method };
  for (const id of ids) {
    const text = values[optionName(id)];
    if (text !== undefined) given[id] = settingValue(id, text);
  }
  const { data, labels, features, split, json } = values;
  const lectureCut = cutSize(values["lecture-cut"]);
  return {
    data,
    labels,
    features,
    split,
    lectureCut,
    json,
    backend,
    threads: threadCount(values.threads),
    given: given as GivenSpec,
  };
}
