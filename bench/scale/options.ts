import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { InputError } from "../../src/lib/inputError";
import { type SizeName, sizes } from "./sizes";

/** The command line of the scale measurement, understood. */
export interface ScaleOptions {
  readonly sizes: readonly SizeName[];
  readonly folder: string; // where generated files lie
  readonly write: boolean; // only write the files
  readonly page: boolean; // load a file in the built page as well
  readonly docs: boolean; // put what was measured into docs/scale.md and docs/scale.json
}

const names = Object.keys(sizes) as SizeName[];

/** What `--help` prints. */
export const help = `Measures seconds and peak memory of every stage of a run, on generated files from 10^5 to 6.35·10^7 edges.

  npm run -s scale -- [--sizes ${names.join(",")}] [--folder <folder>] [--write] [--page] [--docs]

  --sizes   only these; wiki-talk and stackoverflow have exactly the nodes and edges of SNAP's files (default: all)
  --folder  where the generated files lie and stay (default: ${join(tmpdir(), "sparse-gnn-lab-scale")}; all sizes take 1 GB)
  --write   only write the files
  --page    open two files in the built page as well, in a Chromium found as the tests find theirs: wiki-talk's size
            whole, stackoverflow's for a lecture cut
  --docs    put the tables into docs/scale.md, everything measured into docs/scale.json; other sizes measured on
            this machine before stay there

Everything takes about 15 minutes of one idle core, and 5 GB of memory.
`;

/**
 * Reads the command line; undefined where help is asked for.
 *
 * @throws InputError naming the option that is unknown or has a wrong value.
 */
export function readScaleOptions(args: readonly string[]): ScaleOptions | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  let values: Partial<Record<"sizes" | "folder", string> & Record<"write" | "page" | "docs" | "help", boolean>>;
  try {
    const options = { sizes: text, folder: text, write: flag, page: flag, docs: flag, help: flag };
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new InputError(
      `${(error as Error).message.split(". ")[0]}. \`npm run -s scale -- --help\` lists the options.`,
    );
  }
  if (values.help) return undefined;
  const chosen = values.sizes === undefined ? names : values.sizes.split(",");
  const unknown = chosen.find((name) => !Object.hasOwn(sizes, name));
  if (unknown !== undefined) throw new InputError(`--sizes takes ${names.join(", ")}, not "${unknown}".`);
  const { folder = join(tmpdir(), "sparse-gnn-lab-scale"), write = false, page = false, docs = false } = values;
  return { sizes: names.filter((name) => chosen.includes(name)), folder, write, page, docs };
}
