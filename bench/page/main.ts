import { cpus, loadavg } from "node:os";
import { checkWritable, writeJson } from "../../src/cli/output";
import { InputError } from "../../src/lib/inputError";
import { measureOpenings } from "./firstStep";
import { measureLanes } from "./lanes";
import { builtPage, onStage } from "./openedPage";
import { help, type PageOptions, readPageOptions } from "./options";
import { fileSizes, totalSize } from "./sizes";
import { measureRun, runText } from "./wholeRun";

type Say = (text: string) => void;

/** What each part measures; they run in this order, each in a browser of its own. */
const parts = {
  sizes: async (_: PageOptions, say: Say) => {
    const files = fileSizes(builtPage);
    const first = totalSize(files.filter(({ firstPaint }) => firstPaint));
    const all = totalSize(files);
    const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
    say(
      `First paint ${kB(first.gzipBytes)} packed (${kB(first.bytes)} plain), all that is kept offline ${kB(all.gzipBytes)} (${kB(all.bytes)}).`,
    );
    for (const { file, bytes, gzipBytes } of files)
      if (gzipBytes >= 1000) say(`  ${file.padEnd(48)} ${kB(gzipBytes).padStart(10)} ${kB(bytes).padStart(10)}`);
    return { first, all, files };
  },
  open: measureOpenings,
  run: async (options: PageOptions, say: Say) => {
    const found = [];
    for (const data of options.data) {
      found.push(await measureRun(options, data, say));
      say(runText(found[found.length - 1]));
    }
    return found;
  },
  lanes: measureLanes,
} as const;

async function main(args: readonly string[]): Promise<void> {
  const options = readPageOptions(args, Object.keys(parts));
  if (!options) {
    process.stdout.write(help);
    return;
  }
  const { json, backend } = options;
  if (json !== undefined) checkWritable(json);
  const say: Say = (text) => void (json === "-" ? process.stderr : process.stdout).write(`${text}\n`);
  const processors = cpus();
  const machine = { processor: processors[0]?.model.trim() ?? "unknown processor", cores: processors.length };
  const browser = await onStage(options, async (stage) => `Chromium ${stage.browser.version()}`);
  say(
    `${browser}, backend ${backend}, on ${machine.cores} cores of ${machine.processor}; load average before ${loadavg()[0].toFixed(1)}.`,
  );
  const result: Record<string, unknown> = { browser, backend, machine, loadBefore: loadavg()[0] };
  for (const [name, measure] of Object.entries(parts))
    if (options.parts.includes(name)) result[name] = await measure(options, say);
  if (json !== undefined) writeJson(json, result);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof InputError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = expected ? 2 : 1;
});
