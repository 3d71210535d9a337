import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";
import { keptFiles } from "./offlineBuild.ts";

/** Where a built file is used: before the page shows anything, when a part of it is opened, or in the worker. */
export type SizePart = "first" | "lazy" | "engine";

/** A built file, and what its host sends for it. */
export interface SizedFile {
  readonly name: string;
  readonly part: SizePart;
  readonly bytes: number; // gzip
}

/** A size and its limit, in bytes of gzip. */
export interface SizeRow {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
}

const kB = 1000; // bytes

/** All that the browser must have before it shows the page: the page itself, its entry with what that imports, its styles. */
const firstPaint = 200 * kB;

/** The worker's scripts and kernels of all backends together: a run needs those of one. */
const wholeEngine = 620 * kB;

/** Everything that is kept for use without a connection, recorded runs and texts of all languages included. */
const wholePage = 1500 * kB;

/** Limits of single files that are fetched when they are needed, by the start of their names; the last is for all that have none of their own. */
const single: readonly (readonly [string, number])[] = [
  ["charts-", 130 * kB], // recharts and what it needs
  ["zh-", 90 * kB], // all texts in a language
  ["tfjs-backend-wasm", 160 * kB],
  ["worker-", 130 * kB],
  ["dist-", 130 * kB], // a backend of TensorFlow.js
  ["runs/", 60 * kB], // a recorded run
  ["", 40 * kB],
];

const worthARow = kB; // smaller files are counted, but not listed

/** Holds files against their limits; the sums come first, then the largest files. */
export function sizeRows(files: readonly SizedFile[]): readonly SizeRow[] {
  const sum = (chosen: readonly SizedFile[]): number => chosen.reduce((total, { bytes }) => total + bytes, 0);
  const of = (part: SizePart): readonly SizedFile[] => files.filter((file) => file.part === part);
  const rows = files.map(({ name, part, bytes }): SizeRow => {
    const file = name.replace(/^assets\//, "");
    // Of the first paint only the sum counts: its files come together.
    const limit = part === "first" ? firstPaint : single.find(([start]) => file.startsWith(start))![1];
    return { what: `${part}  ${file}`, bytes, limit };
  });
  return [
    { what: "first paint", bytes: sum(of("first")), limit: firstPaint },
    { what: "engine", bytes: sum(of("engine")), limit: wholeEngine },
    { what: "all that is kept offline", bytes: sum(files), limit: wholePage },
    ...rows.filter(({ bytes }) => bytes >= worthARow).sort((a, b) => b.bytes - a.bytes),
  ];
}

/** Writes sizes beside their limits, one row a line; what is too large says so. */
export function sizeTable(rows: readonly SizeRow[]): string {
  const wide = Math.max(...rows.map(({ what }) => what.length));
  const figure = (bytes: number): string => (bytes / kB).toFixed(1).padStart(8);
  const line = ({ what, bytes, limit }: SizeRow): string =>
    `${what.padEnd(wide)} ${figure(bytes)} of ${figure(limit)} kB${bytes > limit ? "  TOO LARGE" : ""}`;
  return rows.map(line).join("\n");
}

type Output = Rolldown.OutputAsset | Rolldown.OutputChunk;

/** Tells where each built file is used, from the imports between them. */
export function sizedFiles(outputs: readonly Output[]): readonly SizedFile[] {
  const chunks = new Map(outputs.flatMap((file) => (file.type === "chunk" ? [[file.fileName, file] as const] : [])));
  const first = new Set<string>(["index.html"]);
  const visit = (name: string): void => {
    const chunk = chunks.get(name);
    if (!chunk || first.has(name)) return;
    first.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) first.add(style);
    for (const other of chunk.imports) visit(other);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName);
  // The worker is built apart: its scripts come as finished files, not as chunks of the page.
  const part = ({ fileName, type }: Output): SizePart =>
    first.has(fileName) ? "first" : type === "asset" && /\.(js|wasm)$/.test(fileName) ? "engine" : "lazy";
  return outputs.map((file) => ({
    name: file.fileName,
    part: part(file),
    bytes: gzipSync(file.type === "chunk" ? file.code : file.source).length,
  }));
}

/** Returns the files that go to the page as they are, recorded runs and icons: none is needed before the page shows. */
function publicFiles(folder: string, built: Readonly<Record<string, unknown>>): readonly SizedFile[] {
  return keptFiles(folder)
    .filter((name) => !Object.hasOwn(built, name))
    .map((name) => ({ name, part: "lazy", bytes: gzipSync(readFileSync(join(folder, name))).length }));
}

/** Makes Vite print what the page weighs, and fail where a part of it is too large. */
export function guardSizes(): Plugin {
  let tell: (text: string) => void = () => undefined;
  return {
    name: "size-budget",
    apply: "build",
    configResolved: ({ logger }) => {
      tell = (text) => logger.info(text);
    },
    writeBundle: {
      order: "post",
      handler({ dir = "dist" }, bundle) {
        const rows = sizeRows([...sizedFiles(Object.values(bundle)), ...publicFiles(dir, bundle)]);
        tell(`\nSizes, compressed (gzip):\n${sizeTable(rows)}\n`);
        const over = rows.filter(({ bytes, limit }) => bytes > limit);
        if (over.length > 0)
          this.error(`The page is too large; scripts/sizeBudget.ts has the limits.\n${sizeTable(over)}`);
      },
    },
  };
}
