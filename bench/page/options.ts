import { parseArgs } from "node:util";
import { InputError } from "../../src/lib/inputError";

/** The command line of the page's benchmark, understood. */
export interface PageOptions {
  readonly parts: readonly string[]; // what is measured
  readonly data: readonly string[]; // that whole runs are taken on: files, or ids of data sets that come with the page
  readonly epochs: number; // of a whole run
  readonly traceSeconds: number; // of training that is traced
  readonly minutes: number; // of training over which memory is watched; 0 leaves that out
  readonly backend: "wasm" | "webgpu" | "cpu";
  readonly json?: string; // path, or - for standard output
}

/** What `--help` prints. */
export const help = `Measures the built page: its files, its opening, whole runs, and what it costs while four lanes train in it.

  npm run build && npm run -s bench:page -- [--parts sizes,open,run,lanes] [--run <file or id>[,…]] [--epochs <n>]
      [--trace <seconds>] [--minutes <n>] [--backend wasm|webgpu|cpu] [--json <file or ->]

  --parts    only these: the size of every file; the time to the first training step, from nothing and from the copy
             that the page keeps; whole runs from file to end; frames while scrolling, tasks, charts and memory with
             four lanes
  --run      what whole runs are taken on, ia-email-twin where left out; a file goes through the page's own door
  --epochs   epochs of a whole run, of RigL at 90 % sparsity; 40 where left out
  --trace    seconds of training that are traced, 60 where left out; charts are watched for as long
  --minutes  minutes of training over which memory is watched, 30 where left out; 0 leaves it out
  --backend  what computes: wasm (the default), webgpu, cpu
  --json     everything measured; with - the report goes to standard error
`;

/**
 * Reads the command line; undefined where help is asked for.
 *
 * @throws InputError naming the option that is unknown or has a wrong value.
 */
export function readPageOptions(args: readonly string[], partNames: readonly string[]): PageOptions | undefined {
  const text = { type: "string" } as const;
  const options = {
    ...{ parts: text, run: text, epochs: text, trace: text, minutes: text, backend: text, json: text },
    help: { type: "boolean" },
  } as const;
  let values: Partial<Record<Exclude<keyof typeof options, "help">, string>> & { help?: boolean };
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new InputError(
      `${(error as Error).message.split(". ")[0]}. \`npm run -s bench:page -- --help\` lists the options.`,
    );
  }
  if (values.help) return undefined;
  const { parts, run = "ia-email-twin", epochs = "40", trace = "60", minutes = "30", backend = "wasm", json } = values;
  if (backend !== "wasm" && backend !== "webgpu" && backend !== "cpu")
    throw new InputError(`--backend takes wasm, webgpu or cpu, not "${backend}".`);
  const chosen = parts?.split(",") ?? partNames;
  const unknown = chosen.find((name) => !partNames.includes(name));
  if (unknown !== undefined) throw new InputError(`--parts takes ${partNames.join(", ")}, not "${unknown}".`);
  return {
    parts: chosen,
    data: run.split(","),
    epochs: wholeNumberOf("--epochs", epochs, 1, 1000),
    traceSeconds: numberOf("--trace", trace, 5, 600),
    minutes: numberOf("--minutes", minutes, 0, 600),
    backend,
    json,
  };
}

function numberOf(name: string, text: string, least: number, most: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new InputError(`${name} takes a number from ${least} to ${most}, not "${text}".`);
}

function wholeNumberOf(name: string, text: string, least: number, most: number): number {
  const value = numberOf(name, text, least, most);
  if (Number.isInteger(value)) return value;
  throw new InputError(`${name} takes a whole number, not "${text}".`);
}
