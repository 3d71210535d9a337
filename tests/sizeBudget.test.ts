import type { Rolldown } from "vite";
import { describe, expect, it } from "vitest";
import { sizedFiles, sizeRows, sizeTable } from "../scripts/sizeBudget";

/** A chunk as the build describes it. */
function chunk(fileName: string, code: string, more: object = {}): Rolldown.OutputChunk {
  const empty = { type: "chunk", isEntry: false, imports: [], dynamicImports: [] };
  return { ...empty, fileName, code, ...more } as unknown as Rolldown.OutputChunk;
}

const asset = (fileName: string): Rolldown.OutputAsset =>
  ({ type: "asset", fileName, source: "text" }) as unknown as Rolldown.OutputAsset;

describe("the size of the page", () => {
  it("counts for the first paint what the entry imports, directly or not, with its styles", () => {
    const outputs = [
      asset("index.html"),
      chunk("assets/index.js", "import './react.js'", {
        isEntry: true,
        imports: ["assets/react.js"],
        dynamicImports: ["assets/Sweep.js"],
        viteMetadata: { importedCss: new Set(["assets/index.css"]) },
      }),
      chunk("assets/react.js", "import './runtime.js'", { imports: ["assets/runtime.js"] }),
      chunk("assets/runtime.js", "1"),
      chunk("assets/Sweep.js", "2", { imports: ["assets/react.js"] }),
      asset("assets/index.css"),
      asset("assets/worker.js"),
      asset("assets/kernels.wasm"),
      asset("data/index.json"),
    ];
    expect(Object.fromEntries(sizedFiles(outputs).map(({ name, part }) => [name, part]))).toEqual({
      "index.html": "first",
      "assets/index.js": "first",
      "assets/react.js": "first",
      "assets/runtime.js": "first",
      "assets/Sweep.js": "lazy",
      "assets/index.css": "first",
      "assets/worker.js": "engine",
      "assets/kernels.wasm": "engine",
      "data/index.json": "lazy",
    });
  });

  it("is held against the limits of the sums and of each file, and says what is too large", () => {
    const rows = sizeRows([
      { name: "assets/index-1.js", part: "first", bytes: 41_000 },
      { name: "assets/react-1.js", part: "first", bytes: 79_000 },
      { name: "assets/tables-1.js", part: "first", bytes: 88_000 }, // 208 kB in all
      { name: "assets/Lesson-1.js", part: "lazy", bytes: 41_000 },
      { name: "assets/tiny-1.js", part: "lazy", bytes: 999 },
    ]);
    const over = rows.filter(({ bytes, limit }) => bytes > limit).map(({ what }) => what);
    expect(over).toEqual(["first paint", "lazy  Lesson-1.js"]);
    expect(rows.find(({ what }) => what === "first paint")).toMatchObject({ bytes: 208_000, limit: 200_000 });
    expect(rows.find(({ what }) => what === "all that is kept offline")?.bytes).toBe(249_999);
    expect(rows.some(({ what }) => what.includes("tiny"))).toBe(false);
    const lines = sizeTable(rows).split("\n");
    expect(lines.filter((line) => line.endsWith("TOO LARGE"))).toHaveLength(2);
    expect(lines[0]).toMatch(/^first paint +208\.0 of +200\.0 kB {2}TOO LARGE$/);
  });
});
