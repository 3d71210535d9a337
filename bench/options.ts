import { parseArgs } from "node:util";
import { type RowGroup, type RowId, rowGroups, rowList, rowsOf } from "../src/bench/rowList";
import { InputError } from "../src/lib/inputError";
import type { BackendRequest } from "../src/ops/backendInfo";

/** The command line of the benchmark, understood. */
export interface BenchArguments {
  readonly backend: BackendRequest;
  readonly quick: boolean;
  readonly rows: readonly RowId[];
  readonly real: boolean; // products on the real ia-email graph too, where it is at hand
  readonly torch: boolean;
  readonly density: boolean; // steps over densities and widths instead of the rows
  readonly docs: boolean; // puts the figure of that into docs/
  readonly json?: string; // path, or - for standard output
}

/** What `--help` prints. */
export const help = `Measures the lab against the same work in stock TensorFlow.js, and in PyTorch where asked, within one run on one backend.

  npm run -s bench -- [--backend wasm|webgpu|cpu|auto] [--quick] [--rows <names>] [--peer torch] [--json <file or ->]
  npm run -s bench -- --rows density [--backend wasm|webgpu|cpu|auto] [--quick] [--docs] [--json <file or ->]

  --backend  where the tensors run: wasm (the default), webgpu (with the webgpu package installed), cpu (plain JavaScript)
  --quick    fewer and shorter repeats: rough ratios in half a minute
  --rows     only these, separated by commas: groups (${rowGroups.join(", ")}) or
             rows (${Object.keys(rowList).join(", ")})
             density stands alone: steps over densities and widths, on whole matrices and on connections alone
  --docs     of density: writes docs/counted-against-measured.md, its JSON and its figure
  --peer     torch: the same work in PyTorch, one thread, and on CUDA where there is one; needs a python3 that has torch
  --json     everything measured, with every repeat; with - the table goes to standard error
`;

/**
 * Reads the command line; undefined where help is asked for.
 *
 * @throws InputError naming the option that is unknown or has a wrong value.
 */
export function readBenchArguments(args: readonly string[]): BenchArguments | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  let values: {
    backend?: string;
    quick?: boolean;
    rows?: string;
    peer?: string;
    json?: string;
    docs?: boolean;
    help?: boolean;
  };
  try {
    const options = { backend: text, quick: flag, rows: text, peer: text, json: text, docs: flag, help: flag };
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new InputError(
      `${(error as Error).message.split(". ")[0]}. \`npm run -s bench -- --help\` lists the options.`,
    );
  }
  if (values.help) return undefined;
  const { backend = "wasm", quick = false, rows, peer, json, docs = false } = values;
  if (!["auto", "webgpu", "wasm", "cpu"].includes(backend)) {
    throw new InputError(`--backend takes wasm, webgpu, cpu or auto, not "${backend}".`);
  }
  if (peer !== undefined && peer !== "torch") throw new InputError(`--peer takes torch, not "${peer}".`);
  const density = rows === "density";
  if (docs && !density) throw new InputError("--docs goes with --rows density: no other rows are written into docs/.");
  const names = density ? [] : rows?.split(",");
  const chosen = names === undefined ? rowsOf(rowGroups, quick) : names.flatMap((name) => rowsNamed(name));
  const real = names === undefined || names.includes("spmm");
  return {
    backend: backend as BackendRequest,
    quick,
    rows: [...new Set(chosen)],
    real,
    torch: peer === "torch",
    density,
    docs,
    json,
  };
}

function rowsNamed(name: string): readonly RowId[] {
  if (rowGroups.includes(name as RowGroup)) return rowsOf([name as RowGroup], false);
  if (Object.hasOwn(rowList, name)) return [name as RowId];
  throw new InputError(
    `--rows takes groups (${rowGroups.join(", ")}) or rows (${Object.keys(rowList).join(", ")}), not "${name}".`,
  );
}
