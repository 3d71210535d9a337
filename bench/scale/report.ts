import { formatCount } from "../../src/lib/format";
import { growthLines, growthOf } from "./growth";
import {
  type Circumstances,
  type PageResult,
  type ScaleMachine,
  type ScaleResult,
  type SizeResult,
  type StageName,
  type StageResult,
  stages,
} from "./stages";

const mebibyte = 2 ** 20;

/** Writes a number with three figures, and no fewer than it has before the point. */
function figures(value: number): string {
  return value >= 100 ? formatCount(value) : String(Number(value.toPrecision(3)));
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const write = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [write(rows[0]), rule, ...rows.slice(1).map(write)].join("\n");
}

/** Says where it was measured. */
export function machineLine({ processor, cores, memoryBytes, node }: ScaleMachine): string {
  return `Measured on ${cores} cores of ${processor}, ${Math.round(memoryBytes / 2 ** 30)} GiB of memory, Node ${node}.`;
}

/** Load above which a machine had other work: the process that measures another size before may have left some. */
const idleLoad = 1.2;

/** Says whether the machine had other work, for each time that it had. */
export function busyLine(found: Readonly<Record<string, Circumstances>>): string {
  const busy = Object.entries(found).filter(([, { loadBefore }]) => loadBefore > idleLoad);
  if (busy.length === 0) return "The machine had no other work.";
  const loads = busy.map(([name, { loadBefore }]) => `${name} ${loadBefore.toFixed(1)}`).join(", ");
  return `**The machine was busy with other work** (load average before: ${loads}): seconds on the clock are then far too long, processor time is somewhat too long, and memory is right.`;
}

/** Returns a table of the stages, a column for each size, and a last row over all stages. */
function stageTable(
  result: ScaleResult,
  names: readonly StageName[],
  cell: (stage: StageResult, size: SizeResult) => string,
  all: (size: SizeResult) => string,
): string {
  const columns = Object.entries(result.sizes);
  const rows = names.map((name) => [
    stages[name],
    ...columns.map(([, size]) => {
      const stage = size.stages.find((one) => one.stage === name);
      return stage ? cell(stage, size) : "–";
    }),
  ]);
  const head = ["stage", ...columns.map(([name]) => name)];
  return aligned([head, ...rows, ["**whole run**", ...columns.map(([, size]) => `**${all(size)}**`)]]);
}

const sum = (size: SizeResult, of: "seconds" | "cpuSeconds"): number =>
  size.stages.reduce((total, stage) => total + (stage.stage === "start" ? 0 : stage[of]), 0);

function sizeTable({ sizes, writeSeconds }: ScaleResult): string {
  const columns = Object.entries(sizes);
  const row = (title: string, value: (size: SizeResult, name: string) => string): string[] => [
    title,
    ...columns.map(([name, size]) => value(size, name)),
  ];
  return aligned([
    ["", ...columns.map(([name]) => name)],
    row("nodes", ({ nodes }) => formatCount(nodes)),
    row("temporal edges", ({ edges }) => formatCount(edges)),
    row("distinct pairs", ({ distinctPairs }) => formatCount(distinctPairs)),
    row("file, packed (MB)", ({ fileBytes }) => figures(fileBytes / 1e6)),
    row("nodes visited by all walks", ({ tokens }) => formatCount(tokens)),
    row("training pairs", ({ trainingPairs }) => formatCount(trainingPairs)),
    row("pairs scored at each evaluation", ({ evaluatedPairs }) => formatCount(evaluatedPairs)),
    row("epochs that the times of one are the mean of", ({ epochs = 1 }) => String(epochs)),
    row("seconds to write the file", (_, name) => (name in writeSeconds ? figures(writeSeconds[name]) : "–")),
    row("measured on", ({ date }) => date),
    row("load average before", ({ loadBefore }) => loadBefore.toFixed(1)),
  ]);
}

const pagesByName = (pages: readonly PageResult[]): Record<string, Circumstances> =>
  Object.fromEntries(pages.map((page) => [`${page.size} in the page`, page]));

function pageSection(pages: readonly PageResult[]): string {
  const mebibytes = (bytes: number): string => formatCount(bytes / mebibyte);
  const named = ({ size, cut }: PageResult): string =>
    cut === undefined ? size : `${size}, cut to ${formatCount(cut)}`;
  const row = (title: string, cell: (page: PageResult) => string): string[] => [title, ...pages.map(cell)];
  return [
    "### In the page",
    "",
    `${pages[0].browser}, the built page, WebAssembly; the file chosen in the page's dialog, then one epoch of RigL at 90 % sparsity. Memory is that of the process that runs page and worker, at its highest.`,
    "",
    aligned([
      ["", ...pages.map(named)],
      row("MiB before the file is chosen", ({ idleBytes }) => mebibytes(idleBytes)),
      row("MiB to read, sort and count", ({ readPeakBytes }) => mebibytes(readPeakBytes)),
      row("MiB of the run", ({ runPeakBytes }) => mebibytes(runPeakBytes)),
      row("seconds to read, sort and count", ({ readSeconds }) => figures(readSeconds)),
      row("seconds of the run: walk, skip-gram, split, train", ({ runSeconds }) => figures(runSeconds)),
      row("longest time without a new frame (ms)", ({ longestPauseMs }) => formatCount(longestPauseMs)),
      row("load average before", ({ loadBefore }) => loadBefore.toFixed(1)),
    ]),
  ].join("\n");
}

/** Returns everything measured as Markdown. */
export function scaleReport(result: ScaleResult): string {
  const scope = Object.values(result.sizes).every(({ peakScope }) => peakScope === "stage")
    ? "Resident memory of the whole process at its highest within the stage, program included."
    : "Resident memory of the whole process at its highest up to the end of the stage, program included.";
  const all = Object.keys(stages) as StageName[];
  const working = all.filter((name) => name !== "start");
  return [
    `${machineLine(result.machine)} ${busyLine({ ...result.sizes, ...pagesByName(result.pages) })}`,
    "",
    sizeTable(result),
    "",
    "### Seconds",
    "",
    "On the clock; in brackets processor time of all threads.",
    "",
    stageTable(
      result,
      working,
      ({ seconds, cpuSeconds }) => `${figures(seconds)} (${figures(cpuSeconds)})`,
      (size) => `${figures(sum(size, "seconds"))} (${figures(sum(size, "cpuSeconds"))})`,
    ),
    "",
    "### Peak memory in MiB",
    "",
    scope,
    "",
    stageTable(
      result,
      all,
      ({ peakBytes }) => formatCount(peakBytes / mebibyte),
      (size) => formatCount(Math.max(...size.stages.map(({ peakBytes }) => peakBytes)) / mebibyte),
    ),
    "",
    ...growthLines(growthOf(result)),
    "### Growth: processor seconds for a million edges",
    "",
    "A row that stays at one height grows in proportion to the edges. Walks and skip-gram grow with the nodes, of which wiki-talk has 3.6 times as many for its edges as the others; caches that overflow make all of them climb.",
    "",
    stageTable(
      result,
      working,
      ({ cpuSeconds }, { edges }) => figures((cpuSeconds / edges) * 1e6),
      (size) => figures((sum(size, "cpuSeconds") / size.edges) * 1e6),
    ),
    ...(result.pages.length > 0 ? ["", pageSection(result.pages)] : []),
  ].join("\n");
}

const begin = "<!-- measured: npm run scale -- --docs writes from here -->";
const end = "<!-- measured: to here -->";

/** Puts a report between the marks of a document; throws RangeError where it has none. */
export function withReport(document: string, report: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new RangeError("The document has no place for what was measured.");
  return `${document.slice(0, from + begin.length)}\n\n${report}\n\n${document.slice(to)}`;
}
