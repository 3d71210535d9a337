import { parseArgs } from "node:util";
import { InputError } from "../lib/inputError";
import { fetchCommand } from "./data/fetch";
import { preparedFolder } from "./data/folder";
import { listData } from "./data/list";
import { preparable, prepareCommand } from "./data/prepare";
import { createTeller, type Teller } from "./data/tell";
import { endWith } from "./ending";
import { optionFault } from "./options";

const help = `Gets real data sets and keeps them in one form (docs/data.md), for the page and the command line.

  npm run data -- list [--json <file or ->]
      Every data set, whether it is at hand, and how to get it.
  npm run data -- fetch <id> [--official] [--from <address>] [--sha256 <sum or none>] [--again]
      Downloads a data set and checks it. An interrupted download goes on where it stopped.
      --official: from the official source, although there is a pinned copy
      --from: the same file at another address; a folder (with / at its end) where there are several
      --sha256: the checksum that the file must have instead of the known one; none takes any, and checks the counts
  npm run data -- prepare <file> [<file> …] --as <id> [--labels <file>] [--features <file> --labels <file> --split <file>]
      Takes files that you have, such as the untouched official download.

Prepared files go to public/data; --to <folder> names another.
`;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** Reads the options of a command: each takes a value, but for the switches. */
function read(args: readonly string[], options: readonly string[], switches: readonly string[] = []) {
  const types = [...options.map((name) => [name, "string"]), ...switches.map((name) => [name, "boolean"])];
  try {
    const known = Object.fromEntries(types.map(([name, type]) => [name, { type: type as "string" | "boolean" }]));
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      strict: true,
      allowPositionals: true,
    });
    return { values: values as Values, positionals };
  } catch (error) {
    throw new InputError(`${optionFault(error)}. \`npm run data -- help\` lists the options.`);
  }
}

const textOf = (value: Values[string]): string | undefined => (typeof value === "string" ? value : undefined);
const folderOf = ({ to }: Values): string => textOf(to) ?? preparedFolder;

async function fetchData(args: readonly string[], teller: Teller): Promise<void> {
  const { values, positionals } = read(args, ["from", "sha256", "to"], ["official", "again"]);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) {
    throw new InputError("`fetch` takes the id of one data set; `npm run data -- list` shows them.");
  }
  const { from, sha256, official, again } = values;
  const source = { from: textOf(from), sha256: textOf(sha256), official: official === true, again: again === true };
  await fetchCommand({ id, ...source, folder: folderOf(values) }, preparable(id), teller);
}

async function prepareData(args: readonly string[], teller: Teller): Promise<void> {
  const { values, positionals } = read(args, ["as", "labels", "features", "split", "to"]);
  const [as, labels, features, split] = [values.as, values.labels, values.features, values.split].map(textOf);
  if (positionals.length === 0) throw new InputError("`prepare` takes the path of a file, then --as <id>.");
  if (as === undefined) {
    throw new InputError("Say which data set it is with --as <id>; `npm run data -- list` shows them.");
  }
  await prepareCommand({ files: positionals, as, labels, features, split, folder: folderOf(values) }, teller);
}

async function main([command, ...args]: readonly string[]): Promise<number> {
  const teller = createTeller();
  try {
    if (command === undefined || command === "help" || command === "--help" || args.includes("--help")) {
      process.stdout.write(help);
    } else if (command === "list") {
      const { values, positionals } = read(args, ["json", "to"]);
      if (positionals.length > 0) throw new InputError(`\`list\` takes no "${positionals[0]}"; only --json and --to.`);
      await listData(folderOf(values), textOf(values.json));
    } else if (command === "fetch") await fetchData(args, teller);
    else if (command === "prepare") await prepareData(args, teller);
    else throw new InputError(`There is no command "${command}"; use list, fetch, prepare or help.`);
    return 0;
  } finally {
    teller.clear();
  }
}

endWith(main(process.argv.slice(2)));
