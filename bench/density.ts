import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "../src/bench/benchFile";
import { type CurvePoint, type DensityCurve, densityCurves } from "../src/bench/density/curve";
import { type DensityFile, densityNet, densityWidths } from "../src/bench/density/densityFile";
import { measureDensityCurve } from "../src/bench/density/measureCurve";
import { writeJson } from "../src/cli/output";
import { version } from "../src/lib/version";
import { startBackend } from "../src/ops/backend";
import { densityFigure } from "../src/paper/densityFigure";
import { curveSentence, formatDensity, formatPart, widthsSentence } from "../src/store/bench/densitySentence";
import { createWords } from "../src/words/words";
import type { BenchArguments } from "./options";
import { describePlace, placeSentence } from "./place";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));

/** Milliseconds of processor time of this process, whose kernels run on one thread: other work on the machine is not in them. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The widths of a quick measurement. */
const quickWidths = [256, 1024];

/** Measures steps over densities and widths; prints them, and writes figure and text into docs/ where asked for. */
export async function benchDensity(
  { backend, quick, json, docs: write }: BenchArguments,
  say: (text: string) => void,
): Promise<void> {
  // One thread on both ways: the lists have no more, and processor time of many would be added up.
  const place = describePlace(await startBackend(backend, 1));
  say(placeSentence(place));
  const load = loadavg()[0];
  const widths = quick ? quickWidths : densityWidths;
  const head = { format: "sparse-gnn-lab density", version: 1, lab: version, net: densityNet } as const;
  let file: DensityFile = { ...head, at: new Date().toISOString(), place, rows: [] };
  const budget = { repeats: 5, turnMs: 100, ...(onProcessor(place) ? { now: processorMs } : {}) };
  for await (const row of measureDensityCurve(place.backend, { widths, budget })) {
    file = { ...file, rows: [...file.rows, row] };
    process.stderr.write(
      `width ${row.width}, density ${formatDensity(row.density)}, ${row.kernels}: ${row.stepMs.toPrecision(3)} ms\n`,
    );
  }
  const { told, busy, markdown, svg } = densityDocuments({ ...file, load });
  say(`\n${told}\n${busy}`);
  if (json !== undefined) writeJson(json, { ...file, load });
  if (!write) return;
  mkdirSync(join(docs, "figures"), { recursive: true });
  if (svg) writeFileSync(join(docs, "figures/counted-against-measured.svg"), svg);
  writeFileSync(join(docs, "counted-against-measured.json"), `${JSON.stringify({ ...file, load }, null, 1)}\n`);
  writeFileSync(join(docs, "counted-against-measured.md"), markdown);
}

/** Returns what is told of a measurement, and the documents about it: `load` is the machine's before. */
export function densityDocuments({ load, ...file }: DensityFile & { readonly load: number }) {
  const t = createWords("en");
  const curves = densityCurves(file.rows);
  const reading = [...curves.map((curve) => curveSentence(curve, t)), widthsSentence(curves, t)];
  const said = reading.filter((sentence) => sentence !== undefined).map((sentence) => `- ${sentence}`);
  const told = [densityTable(curves), "", ...said].join("\n");
  const { place, net } = file;
  const busy = `Load of the machine before: ${load.toFixed(1)} processes on ${place.cores} cores.`;
  const clock = onProcessor(place)
    ? "Milliseconds are of processor time: other work on the machine is not in them. "
    : "";
  const notes = [
    `${placeSentence(place)} ${clock}${busy}`,
    `The net: ${net}, W being the width. FLOPs are counted in the exact convention; times are medians of repeats in turns.`,
  ];
  return { told, busy, markdown: densityDocument(told, notes), svg: densityFigure(curves, notes, t)?.svg };
}

/** Tells whether times are of the processor: where a GPU works, it waits. */
const onProcessor = ({ backend }: Place): boolean => backend.id !== "webgpu";

/** Writes the curves as a table: a row a width and density. */
function densityTable(curves: readonly DensityCurve[]): string {
  const ms = (value: number | undefined): string =>
    value === undefined ? "–" : Number(value.toPrecision(3)).toString();
  const line = (width: number, { density, denseMs, sparseMs, sparse, counted }: CurvePoint): string =>
    `| ${[width, formatDensity(density), ms(denseMs), ms(sparseMs), sparse === undefined ? "–" : formatPart(sparse), formatPart(counted)].join(" | ")} |`;
  return [
    "| width | density | whole matrices, ms | connections alone, ms | part of the dense time, measured | part of the dense FLOPs, counted |",
    "|--:|--:|--:|--:|--:|--:|",
    ...curves.flatMap(({ width, points }) => points.map((point) => line(width, point))),
  ].join("\n");
}

function densityDocument(told: string, notes: readonly string[]): string {
  return `# Counted against measured

Counted FLOPs fall with the density of a net, connection by connection. Time does not, unless the kernels skip what is not
there, and even then reading an index costs more than reading the next number. This page holds one against the other: a
training step on whole matrices under a mask, and the same step on the connections alone, over densities and widths. FLOPs and
time never stand on one axis as such; here both are parts of what the dense net counts and takes.

\`npm run -s bench -- --rows density --docs\` measures and writes this page. The page's *Benchmark* view measures the same on
the device that shows it, width by width. \`src/bench/density/measureCurve.ts\` is what both run.

## How to read it

- Whole matrices cost the same whatever the mask: their line is 1. They are measured at the first and the last density of a
  width, in turns with the connections; elsewhere the middle of these two stands in.
- Where the line of connections is below 1, sparsity pays in time; how far it stays above the line of counted FLOPs is what
  indices, irregular reads and the work that does not depend on connections cost.
- Lists of more than 2²³ connections are left out: they take more memory than whole matrices.
- Both ways have one thread here. The learner of a run makes the same comparison at start for wide nets and takes the faster way; there whole
  matrices have all the threads that the run has, the lists one, so that lists win somewhat later.

![Counted against measured](figures/counted-against-measured.svg)

## Measured

${notes.join("\n")}

${told}
`;
}
