import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError } from "../../src/lib/inputError";
import { growthFigure, growthOf } from "./growth";
import { help, readScaleOptions, type ScaleOptions } from "./options";
import { measurePage } from "./page";
import { busyLine, machineLine, scaleReport, withReport } from "./report";
import { type SizeName, seriesSizes, sizes } from "./sizes";
import type { Circumstances, PageResult, PipelineResult, ScaleMachine, ScaleResult, SizeResult } from "./stages";
import { writeEdgeFile } from "./writeEdgeFile";

const seed = 1;

/** What is opened in the page: a size whole, and one that is cut down. */
const pageViews: readonly { readonly size: SizeName; readonly cut?: number }[] = [
  { size: "wiki-talk" },
  { size: "stackoverflow", cut: 1_000_000 },
];
const root = fileURLToPath(new URL("../../", import.meta.url));

function describeMachine(): ScaleMachine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? "unknown processor",
    cores: processors.length,
    memoryBytes: totalmem(),
    node: process.version,
  };
}

function circumstances(): Circumstances {
  return { date: new Date().toISOString().slice(0, 10), loadBefore: loadavg()[0] };
}

/** Adds what was measured before on the same machine, of which this time nothing was. */
function withEarlier(result: ScaleResult, file: string): ScaleResult {
  const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as ScaleResult) : undefined;
  if (JSON.stringify(earlier?.machine) !== JSON.stringify(result.machine)) return result;
  const all = { ...earlier?.sizes, ...result.sizes };
  return {
    machine: result.machine,
    writeSeconds: { ...earlier?.writeSeconds, ...result.writeSeconds },
    sizes: Object.fromEntries(Object.keys(sizes).flatMap((name) => (name in all ? [[name, all[name]]] : []))),
    pages: result.pages.length > 0 ? result.pages : (earlier?.pages ?? []),
  };
}

/** Measures one file in a process of its own. */
async function measureApart(path: string): Promise<PipelineResult> {
  const program = join(root, "bench/scale/pipeline.ts");
  const child = spawn(process.execPath, ["--import", "tsx", program, path], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const parts: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => parts.push(bytes));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`Measuring ${path} ended with code ${code}.`);
  return JSON.parse(Buffer.concat(parts).toString()) as PipelineResult;
}

/** What a reader of the picture alone must know. */
function figureNotes({ machine, sizes: measured }: ScaleResult): readonly string[] {
  const series = Object.fromEntries(
    Object.entries(measured).filter(([name]) => seriesSizes.some((one) => one === name)),
  );
  return [
    "Link prediction by the net 16-128-1 at 90 % sparsity on generated graphs with 24.4 edges for each node, WebAssembly; exponents by least squares.",
    `${machineLine(machine)} ${busyLine(series)}`.replaceAll("**", ""),
  ];
}

async function measure(options: ScaleOptions): Promise<void> {
  const machine = describeMachine();
  mkdirSync(options.folder, { recursive: true });
  const pathOf = (name: SizeName): string => join(options.folder, `${name}-size.txt.gz`);
  const wanted = options.page
    ? new Set([...options.sizes, ...pageViews.map(({ size }) => size)])
    : new Set(options.sizes);
  const writeSeconds: Record<string, number> = {};
  for (const name of wanted) {
    if (existsSync(pathOf(name))) continue;
    process.stderr.write(`writing ${pathOf(name)}\n`);
    const began = performance.now();
    await writeEdgeFile(pathOf(name), { ...sizes[name], seed });
    writeSeconds[name] = (performance.now() - began) / 1000;
  }
  if (options.write) return;
  const measured: Record<string, SizeResult> = {};
  for (const name of options.sizes) {
    process.stderr.write(`measuring ${name}\n`);
    const before = { ...circumstances(), fileBytes: statSync(pathOf(name)).size };
    measured[name] = { ...(await measureApart(pathOf(name))), ...before };
  }
  const pages: PageResult[] = [];
  for (const { size, cut } of options.page ? pageViews : []) {
    process.stderr.write(`opening ${size} in the page\n`);
    const before = circumstances();
    pages.push({
      ...before,
      ...(await measurePage({ root, path: pathOf(size), size, cut, nodes: sizes[size].nodes })),
    });
  }
  const now: ScaleResult = { machine, writeSeconds, sizes: measured, pages };
  process.stdout.write(`${scaleReport(now)}\n`);
  if (!options.docs) return;
  const document = join(root, "docs/scale.md");
  const numbers = join(root, "docs/scale.json");
  const result = withEarlier(now, numbers);
  writeFileSync(document, withReport(readFileSync(document, "utf8"), scaleReport(result)));
  writeFileSync(numbers, `${JSON.stringify(result, null, 1)}\n`);
  const growth = growthOf(result);
  if (growth.length === 0) return;
  mkdirSync(join(root, "docs/figures"), { recursive: true });
  writeFileSync(join(root, "docs/figures/cost-against-edges.svg"), growthFigure(growth, figureNotes(result)));
}

async function main(args: readonly string[]): Promise<void> {
  const options = readScaleOptions(args);
  if (options === undefined) process.stdout.write(help);
  else await measure(options);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof InputError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(expected ? 2 : 1);
});
