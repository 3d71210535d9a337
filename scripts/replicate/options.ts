import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { optionFault, optionName } from "../../src/cli/options";
import { InputError } from "../../src/lib/inputError";
import { settings } from "../../src/train/settings";

/** The command line of `replicate`, understood. */
export interface ReplicateCommand {
  readonly data?: string; // folder
  readonly datasets?: readonly string[];
  readonly out: string;
  readonly from?: readonly string[]; // files to make the report from, without training
  readonly jobs: number;
  readonly sweep: readonly string[]; // options of `sweep` that all data sets share
}

/** Methods of the report where none are named: the two families, the dense nets, and a mask that never moves. */
const usualMethods = "dense,small-dense,magnitude,slr,static,set,rigl";

const help = `Runs the paper's grid on the data sets at hand and writes a report with tables, verdicts and figures.

  npm run replicate -- [--data <folder>] [--datasets <id>,…] [--out <folder>] [--jobs n] [--seeds n | 1,2,3 | 1..3]
      [--sparsities <0..1>,… | paper] [--methods <id>,…] [--comparison fair|as-released] [--quirks <id>,…]
      [--backend auto|webgpu|wasm|cpu] [any setting of a run, such as --epochs 20]
  npm run replicate -- --from <results.json or sweep.json>[,…] [--out <folder>]

Data: prepared files (npm run data) in public/data or --data, or the downloads in --data, SPARSE_GNN_DATA or ../shared/datasets;
without any of the paper's, twins. Report, figures, results.json and a CSV a data set go to --out (default: replication).
Stopped, it goes on where it was when the same command is given again. --from makes the report again without training.
`;

function parts(text: string | undefined): readonly string[] | undefined {
  return text?.split(",").map((part) => part.trim());
}

function countOf(text: string | undefined, option: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count;
  throw new InputError(`--${option} takes a whole number from 1 to 256, not "${text}".`);
}

/**
 * Reads the options of `replicate`; returns undefined, the help being told, where that is asked for.
 *
 * @throws InputError naming the option that is unknown or wrong.
 */
export function readReplicateOptions(args: readonly string[]): ReplicateCommand | undefined {
  const own = ["data", "datasets", "out", "from", "jobs"];
  const ofSweep = ["methods", "seeds", "sparsities", "comparison", "quirks", "backend"];
  const names = [...own, ...ofSweep, ...Object.keys(settings).map(optionName)];
  if (args.includes("--help") || args[0] === "help") {
    process.stdout.write(help);
    return undefined;
  }
  let values: Record<string, string | undefined>;
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const }]));
    values = parseArgs({ args: [...args], options, strict: true }).values as typeof values;
  } catch (error) {
    throw new InputError(`${optionFault(error)}. \`npm run replicate -- --help\` lists the options.`);
  }
  const { data, datasets, out = "replication", from, jobs, seeds = "3", methods = usualMethods, ...rest } = values;
  const given = { ...rest, methods, seeds: /^\d+$/.test(seeds) ? `1..${countOf(seeds, "seeds", 3)}` : seeds };
  return {
    data,
    datasets: parts(datasets),
    out,
    from: parts(from),
    jobs: countOf(jobs, "jobs", Math.max(1, availableParallelism() - 1)),
    sweep: Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
  };
}
