import { parseArgs } from "node:util";
import { InputError } from "../src/lib/inputError";
import type { BackendRequest } from "../src/ops/backendInfo";

/** The groups of rows, in the order of the table. */
export const groups = ["fnn", "gcn", "spmm", "embedding"] as const;

/** One group of rows. */
export type Group = (typeof groups)[number];

/** The command line of the benchmark, understood. */
export interface BenchOptions {
  readonly backend: BackendRequest;
  readonly quick: boolean;
  readonly rows: readonly Group[];
  readonly json?: string; // path, or - for standard output
}

/** What `--help` prints. */
export const help = `Measures the lab against the same work in stock TensorFlow.js, within one run on one backend.

  npm run -s bench -- [--backend wasm|webgpu|cpu|auto] [--quick] [--rows ${groups.join(",")}] [--json <file or ->]

  --backend  where the tensors run: wasm (the default), webgpu (with the webgpu package installed), cpu (plain JavaScript)
  --quick    fewer and shorter repeats: rough ratios in half a minute
  --rows     only these groups of rows
  --json     everything measured, with every repeat; with - the table goes to standard error
`;

/**
 * Reads the command line; undefined where help is asked for.
 *
 * @throws InputError naming the option that is unknown or has a wrong value.
 */
export function readBenchOptions(args: readonly string[]): BenchOptions | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  let values: { backend?: string; quick?: boolean; rows?: string; json?: string; help?: boolean };
  try {
    const options = { backend: text, quick: flag, rows: text, json: text, help: flag };
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new InputError(
      `${(error as Error).message.split(". ")[0]}. \`npm run -s bench -- --help\` lists the options.`,
    );
  }
  if (values.help) return undefined;
  const { backend = "wasm", quick = false, rows, json } = values;
  if (!["auto", "webgpu", "wasm", "cpu"].includes(backend)) {
    throw new InputError(`--backend takes wasm, webgpu, cpu or auto, not "${backend}".`);
  }
  const chosen = rows === undefined ? groups : rows.split(",");
  const unknown = chosen.find((name) => !groups.includes(name as Group));
  if (unknown !== undefined) throw new InputError(`--rows takes ${groups.join(", ")}, not "${unknown}".`);
  return { backend: backend as BackendRequest, quick, rows: chosen as readonly Group[], json };
}
