import { parseArgs } from "node:util";
import { InputError } from "../lib/inputError";
import { settings } from "../train/settings";
import { listCommand } from "./list";
import { optionFault, optionName, readRunOptions } from "./options";
import { runCommand } from "./run";

const help = `Trains small sparse graph neural networks; the same trainer as the page's.

  npm run -s lab -- list [--json <file or ->]
  npm run -s lab -- run --data <id or file> [--labels <file>] [--task link|node] [--model fnn|gcn|sage]
      [--method <id>] [--sparsity <0..1>] [--distribution uniform|erk] [--epochs N] [--seed K] [--hidden H]
      [--backend auto|webgpu|wasm|cpu] [--lecture-cut <edges>] [--json <file or ->]

A static graph in text form: --data <edges> --features <file> --labels <file> [--split <file>].
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

async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === undefined || command === "help" || command === "--help" || args.includes("--help")) {
    process.stdout.write(help);
    return;
  }
  if (command === "list") return listCommand(listJson(args));
  if (command === "run") return runCommand(readRunOptions(args));
  throw new InputError(`There is no command "${command}"; use list, run or help.`);
}

main(process.argv.slice(2)).then(
  () => process.exit(0), // a GPU device or worker left open must not keep the process alive
  (error: unknown) => {
    if (error instanceof InputError) process.stderr.write(`${error.message.replace(/\s*\n\s*/g, " ")}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(error instanceof InputError ? 2 : 1);
  },
);
