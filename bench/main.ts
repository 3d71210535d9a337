import { loadavg } from "node:os";
import type { Way } from "../src/bench/comparison";
import { rowList } from "../src/bench/rowList";
import { createRowMaker } from "../src/bench/rows/makeRow";
import { budgets, type PlannedRow, runBenchmark } from "../src/bench/runBenchmark";
import { writeJson } from "../src/cli/output";
import { InputError } from "../src/lib/inputError";
import { startBackend } from "../src/ops/backend";
import { benchDensity } from "./density";
import { type BenchArguments, help, readBenchArguments } from "./options";
import { startTorch } from "./peer/startTorch";
import { torchWays } from "./peer/torchWays";
import { describePlace, placeSentence } from "./place";
import { realRows } from "./realRows";
import { leftOut, notes, peerLines, table, verdict } from "./report";
import { fitWays } from "./stock/fit";

const writerFor = (json: string | undefined) => (text: string) =>
  void (json === "-" ? process.stderr : process.stdout).write(`${text}\n`);

async function bench({ backend, quick, rows, real, torch, json }: BenchArguments): Promise<void> {
  const say = writerFor(json);
  const peer = torch ? await startTorch() : undefined;
  const place = describePlace(await startBackend(backend, 1));
  const budget = budgets[quick ? "quick" : "full"];
  say(placeSentence(place));
  if (peer) say(peer.about);
  say(
    `All sides take turns of about ${budget.turnMs} ms in one run, up to ${budget.repeats} rounds after a warm-up that compiles; times are medians,`,
  );
  say("ratios the median (least..greatest) over rounds of another's time / the lab's time. Above 1 the lab is faster.");
  const make = createRowMaker(quick);
  const planned: PlannedRow[] = rows.map((id) => ({ id, title: rowList[id].label, make: () => make(id) }));
  if (real) planned.push(...realRows());
  const before = loadavg()[0];
  let now = "";
  try {
    const file = await runBenchmark({
      rows: planned,
      place,
      quick,
      at: new Date().toISOString(),
      peer: peer?.about,
      moreWays: ({ work }): readonly Way[] => [...fitWays(work), ...(peer ? torchWays(peer, work) : [])],
      onProgress: ({ title }) => {
        if (title !== now) process.stderr.write(`measuring ${title}\n`);
        now = title;
      },
    });
    const load = [before, loadavg()[0]];
    const { rows: measured } = file;
    const found = [
      table(measured),
      "",
      ...notes(measured),
      ...leftOut(measured),
      verdict(measured),
      ...peerLines(measured),
    ];
    say(
      ["", ...found, `Load of the machine before and after: ${load.map((one) => one.toFixed(2)).join(", ")}.`].join(
        "\n",
      ),
    );
    if (json !== undefined) writeJson(json, { ...file, load });
  } finally {
    peer?.close();
  }
}

async function main(args: readonly string[]): Promise<void> {
  const options = readBenchArguments(args);
  if (options === undefined) process.stdout.write(help);
  else if (options.density) await benchDensity(options, writerFor(options.json));
  else await bench(options);
}

main(process.argv.slice(2)).then(
  () => process.exit(0), // a GPU device left open must not keep the process alive
  (error: unknown) => {
    const expected = error instanceof InputError;
    process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(expected ? 2 : 1);
  },
);
