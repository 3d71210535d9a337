import { parseArgs } from "node:util";
import { InputError } from "../../src/lib/inputError";

/** The command line of the page's benchmark, understood. */
export interface PageOptions {
  readonly traceSeconds: number; // of training that is traced
  readonly minutes: number; // of training over which memory is watched; 0 leaves that out
  readonly backend: "wasm" | "webgpu" | "cpu";
  readonly json?: string; // path, or - for standard output
}

/** What `--help` prints. */
export const help = `Measures the built page while four lanes train in it: main-thread tasks, and memory over time.

  npm run build && npm run -s bench:page -- [--trace <seconds>] [--minutes <n>] [--backend wasm|webgpu|cpu] [--json <file or ->]

  --trace    seconds of training that are traced, 60 where left out
  --minutes  minutes of training over which memory is watched, 30 where left out; 0 leaves it out
  --backend  where the lanes train: wasm (the default), webgpu, cpu
  --json     everything measured; with - the report goes to standard error
`;

/**
 * Reads the command line; undefined where help is asked for.
 *
 * @throws InputError naming the option that is unknown or has a wrong value.
 */
export function readPageOptions(args: readonly string[]): PageOptions | undefined {
  const text = { type: "string" } as const;
  let values: { trace?: string; minutes?: string; backend?: string; json?: string; help?: boolean };
  try {
    const options = { trace: text, minutes: text, backend: text, json: text, help: { type: "boolean" } } as const;
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new InputError(
      `${(error as Error).message.split(". ")[0]}. \`npm run -s bench:page -- --help\` lists the options.`,
    );
  }
  if (values.help) return undefined;
  const { trace = "60", minutes = "30", backend = "wasm", json } = values;
  if (backend !== "wasm" && backend !== "webgpu" && backend !== "cpu")
    throw new InputError(`--backend takes wasm, webgpu or cpu, not "${backend}".`);
  return {
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
