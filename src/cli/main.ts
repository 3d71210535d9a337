import { parseArgs } from "node:util";
import { InputError } from "../lib/inputError";
import { quirks } from "../train/quirks";
import { settings } from "../train/settings";
import { endWith } from "./ending";
import { listCommand } from "./list";
import { mergeCommand } from "./merge";
import { optionFault, optionName, readRunOptions } from "./options";
import { runCommand } from "./run";
import { sweepCommand } from "./sweep";
import { readMergeOptions, readSweepOptions } from "./sweepOptions";

const help = `Trains small sparse graph neural networks; the same trainer as the page's.

  npm run -s lab -- list [--json <file or ->]
  npm run -s lab -- run --data <id, file or address> [--labels <file>] [--task link|node] [--model fnn|gcn|sage]
      [--method <id>] [--sparsity <0..1>] [--distribution uniform|erk] [--epochs N] [--seed K] [--hidden H]
      [--backend auto|webgpu|wasm|cpu] [--threads N] [--lecture-cut <edges>] [--json <file or ->]

  npm run -s lab -- sweep --data <id or file>[,…] [--labels <file>] --methods <id>,… [--sparsities <0..1>,… | paper]
      [--seeds 1,2,3 | 1..3] [--comparison fair|as-released] [--quirks <id>,…] [--json <file or ->] [--csv <file or ->]
      [--shard i/n] [--resume] [--backend auto|webgpu|wasm|cpu] [--threads N]
  npm run -s lab -- merge <file>… [--json <file or ->] [--csv <file or ->]

A sweep runs every method at every sparsity level with every seed and holds the paper's claims against the results.
It writes its JSON after every run; --resume goes on with it. The shards of a sweep are put together by merge.
The quirks of the released code, all on with --comparison as-released unless named:
${Object.entries(quirks)
  .map(([id, { help: sentence }]) => `  ${id.padEnd(16)}${sentence}`)
  .join("\n")}

A static graph in text form: --data <edges> --features <file> --labels <file> [--split <file>].
--threads is for --backend wasm: how many share each step of an FNN; as many as there are cores where left out, to the same numbers.
--lecture-cut keeps the latest so many edges among the most active nodes, for a graph too large for an hour.
Every setting of the page is an option too:
${Object.entries(settings)
  .map(([id, { help: sentence }]) => `  --${optionName(id).padEnd(24)}${sentence}`)
  .join("\n")}
`;

function listJson(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { json: { type: "string" } }, strict: true }).values.json;
  } catch (error) {
    throw new InputError(`${optionFault(error)}. \`list\` takes only --json <file or ->.`);
  }
}

/** Does what the words say and returns the exit code. */
async function main([command, ...args]: readonly string[]): Promise<number> {
  if (command === undefined || command === "help" || command === "--help" || args.includes("--help")) {
    process.stdout.write(help);
  } else if (command === "list") listCommand(listJson(args));
  else if (command === "run") await runCommand(readRunOptions(args));
  else if (command === "sweep") return sweepCommand(readSweepOptions(args));
  else if (command === "merge") mergeCommand(readMergeOptions(args));
  else throw new InputError(`There is no command "${command}"; use list, run, sweep, merge or help.`);
  return 0;
}

endWith(main(process.argv.slice(2)));
