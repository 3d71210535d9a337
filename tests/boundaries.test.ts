import { describe, expect, it } from "vitest";
import { findChainedOps } from "./chainedOps";
import { countLines, listSource, readAllSource, readSource, type SourceFile, type SourceImport } from "./sourceFiles";

/** What a room may import: rooms or single files of src/, some for their types only, and packages. */
interface Room {
  readonly from: readonly string[];
  readonly typesFrom?: readonly string[];
  readonly packages?: readonly string[];
}

const REGISTRIES = ["data/registry", "models/registry", "sparse/algorithms"];

/** What the benchmark's worker tells, and what a benchmark is made of. */
const BENCHMARK = [
  "bench/client",
  "bench/rowList",
  "bench/rowResult",
  "bench/density/curve",
  "bench/density/densityFile",
];
const BENCHMARK_TYPES = ["bench/benchFile", "bench/messages", "bench/density/messages"];

/** Small pure sums that the page does too. */
const SUMS = ["data/readingMemory", "data/cutKey"];

/** Plain descriptions that cross from the trainer to the page. */
const MESSAGES = [
  "train/protocol",
  "train/data/messages",
  "train/graph/messages",
  "train/snapshot",
  "data/dataset",
  "ops/backendInfo",
  "sparse/types",
];

const TENSORFLOW = "@tensorflow/";

/** Who may import whom; a room always sees itself. */
const ROOMS: Readonly<Record<string, Room>> = {
  lib: { from: [] },
  words: { from: [] },
  graph: { from: ["lib"] },
  // idb-keyval: the shelf of files kept in the browser
  data: { from: ["graph", "lib"], packages: ["@noble/hashes", "idb-keyval"] },
  embed: { from: ["graph", "lib"] },
  sparse: { from: ["lib"] },
  // node: only where a file of kernels is read from disk, in Node
  ops: { from: ["graph", "lib"], packages: [TENSORFLOW, "node:"] },
  models: { from: ["ops", "lib"], packages: [TENSORFLOW] },
  // bench/worker: what the worker's script runs where the page asks it for a benchmark
  train: {
    from: ["lib", "graph", "data", "embed", "sparse", "ops", "models", "bench/worker"],
    typesFrom: ["bench/messages", "bench/density/messages"],
    packages: [TENSORFLOW],
  },
  // What is measured, by the page's worker and by the command line: the lab's own ways beside the same work in stock TensorFlow.js.
  bench: {
    from: ["lib", "graph", "data", "embed", "ops", "models", "train"],
    typesFrom: ["sparse/types"],
    packages: [TENSORFLOW],
  },
  record: {
    from: ["lib", "train/spec", "train/settings", ...REGISTRIES],
    typesFrom: MESSAGES,
  },
  sweep: {
    from: ["lib", "record", "train/spec", "train/settings", "train/quirks", ...REGISTRIES],
    typesFrom: MESSAGES,
  },
  // pictures for paper, as text
  paper: { from: ["lib", "words", "record", "sweep", ...REGISTRIES] },
  // The service worker; the page shares its names of versions.
  offline: { from: [], packages: ["workbox-precaching"] },
  store: {
    from: [
      "lib",
      "offline/versions",
      "words",
      "record",
      "sweep",
      "train/protocol",
      "train/client",
      "train/spec",
      "train/settings",
      "train/quirks",
      ...BENCHMARK,
      "sparse/distribution",
      ...REGISTRIES,
      ...SUMS,
    ],
    typesFrom: [...MESSAGES, ...BENCHMARK_TYPES],
    packages: ["zustand", "idb-keyval"],
  },
  ui: {
    from: [
      "store",
      "lib",
      "words",
      "record",
      "sweep",
      "paper",
      "train/spec",
      "train/settings",
      "train/quirks",
      "train/graph/messages", // the order of the parts of a split
      ...BENCHMARK,
      ...REGISTRIES,
      ...SUMS,
    ],
    typesFrom: [...MESSAGES, ...BENCHMARK_TYPES],
    packages: ["react", "react-dom", "recharts", "zustand", "d3-force", "qr"],
  },
  cli: {
    from: ["train", "record", "sweep", "data", "lib", "ops/backend", ...REGISTRIES],
    typesFrom: ["ops/backendInfo", "sparse/types"],
    packages: ["node:"],
  },
  // App.tsx and main.tsx
  "": { from: ["ui", "store", "lib"], packages: ["react", "react-dom"] },
};

const files = readAllSource();
const byModule = new Map(files.map((file) => [file.path.replace(/\.(js|tsx?)$/, ""), file]));

/** The folder that a file stands in, "" for the files at the top of src/. */
const roomOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");

/** Tells whether a path is one of the entries or lies inside one. */
const within = (path: string, entries: readonly string[] = []): boolean =>
  entries.some(
    (entry) => path === entry || path.startsWith(entry.endsWith(":") || entry.endsWith("/") ? entry : `${entry}/`),
  );

/** Tells whether the table lets a file have this import. */
function allowed(file: SourceFile, { target, isPackage, typeOnly }: SourceImport): boolean {
  const name = roomOf(file.path);
  const room = ROOMS[name];
  if (isPackage) return within(target, room.packages);
  // Compiled kernels and stylesheets: not modules of the project.
  if (!byModule.has(target)) return true;
  if (roomOf(target) === name) return true;
  return within(target, room.from) || (typeOnly && within(target, room.typesFrom));
}

/** Follows the imports that are left after compilation, from one module on. */
function reach(start: string): { readonly modules: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const modules = new Set<string>();
  const packages = new Set<string>();
  const visit = (module: string): void => {
    const file = byModule.get(module);
    // A worker is a program of its own: its code is not in the page.
    if (!file || modules.has(module) || module === "train/worker") return;
    modules.add(module);
    for (const { target, isPackage, typeOnly } of file.imports) {
      if (typeOnly) continue;
      if (isPackage) packages.add(target);
      else visit(target);
    }
  };
  visit(start);
  return { modules, packages };
}

describe("the rooms of src/", () => {
  it("are all in the table", () => {
    expect([...new Set(files.map(({ path }) => roomOf(path)))].filter((room) => !(room in ROOMS))).toEqual([]);
  });

  it.each(Object.keys(ROOMS))("src/%s imports only what the table allows", (room) => {
    const broken = files
      .filter(({ path }) => roomOf(path) === room)
      .flatMap((file) =>
        file.imports.filter((one) => !allowed(file, one)).map(({ target }) => `${file.path} imports ${target}`),
      );
    expect(broken).toEqual([]);
  });

  it("import only files that exist", () => {
    const assets = listSource(".css", ".wasm", ".json");
    const lost = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isPackage }) => !isPackage && !target.startsWith("../") && !target.endsWith(".wasm"))
        .filter(({ target }) => !byModule.has(target) && !assets.includes(target))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it("never import in a circle between rooms", () => {
    const order = [
      "lib",
      "words",
      "offline",
      "graph",
      "data",
      "embed",
      "sparse",
      "ops",
      "models",
      "train",
      "bench",
      "record",
      "sweep",
      "paper",
      "store",
      "ui",
      "",
    ];
    const upward = files.flatMap(({ path, imports }) =>
      imports
        // Programs bring rooms together: the command line, and the worker's script.
        .filter(({ target }) => byModule.has(target) && roomOf(path) !== "cli" && path !== "train/worker.ts")
        .filter(({ target }) => order.indexOf(roomOf(target)) > order.indexOf(roomOf(path)))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });
});

describe("TensorFlow.js", () => {
  it("is out of reach of the page: only the worker's code leads to it", () => {
    for (const start of ["main", "train/client", "train/spec", ...REGISTRIES]) {
      const found = [...reach(start).packages].filter((name) => name.startsWith(TENSORFLOW));
      expect(found, `${start} leads to TensorFlow.js`).toEqual([]);
    }
  });

  it("is imported by the package's own name, never by a path inside it", () => {
    const deep = files
      .filter(({ path }) => path !== "ops/leanTensorflow.ts")
      .flatMap(({ path, imports }) =>
        imports.filter(({ target }) => /^@tensorflow\/[^/]+\//.test(target)).map(({ target }) => `${path}: ${target}`),
      );
    expect(deep).toEqual([]);
  });
});

describe("operations of TensorFlow.js", () => {
  it("are called as functions, because the page's lean build has no methods for them", () => {
    expect(findChainedOps(["ops", "models", "train", "bench"])).toEqual([]);
  });
});

describe("every file of src/", () => {
  it("has at most 250 lines, a stylesheet at most 400", () => {
    const assembly = listSource(".ts").filter((path) => path.includes("/assembly/"));
    const code = [...files.map(({ path }) => path), ...assembly].filter((path) => countLines(readSource(path)) > 250);
    expect(code).toEqual([]);
    expect(listSource(".css").filter((path) => countLines(readSource(path)) > 400)).toEqual([]);
  });

  it("draws randomness from createRng, never from Math.random", () => {
    expect(files.filter(({ path }) => /\bMath\.random\b/.test(readSource(path))).map(({ path }) => path)).toEqual([]);
  });

  it("does the same whatever the environment variables say", () => {
    expect(files.filter(({ path }) => /\bprocess\.env\b/.test(readSource(path))).map(({ path }) => path)).toEqual([]);
  });

  it("does more than hand on what others export", () => {
    const barrels = files.filter(({ onlyReexports }) => onlyReexports).map(({ path }) => path);
    expect(barrels.filter((path) => path !== "ops/leanTensorflow.ts")).toEqual([]);
  });

  it("has a name that says what is in it", () => {
    const vague = /(^|\/)[^/]*(utils?|helpers?|manager)[^/]*(\/|$)/i;
    expect(listSource("").filter((path) => vague.test(path))).toEqual([]);
  });

  it("loads its parts by lazyPart, which has words for a part that is lost", () => {
    const bare = files.filter(({ path }) => /\blazy\(/.test(readSource(path))).map(({ path }) => path);
    expect(bare).toEqual(["ui/lazyPart.tsx"]);
  });

  it("exports by name", () => {
    expect(files.filter(({ path }) => /^export default /m.test(readSource(path))).map(({ path }) => path)).toEqual([]);
  });
});

describe.each(["sparse", "record", "sweep", "paper"])("%s/", (room) => {
  it("knows no clock, no DOM and no platform: the same input gives the same anywhere", () => {
    const foreign = ["Date", "performance", "setTimeout", "document", "window", "navigator", "process", "crypto"];
    const found = files
      .filter(({ path }) => roomOf(path) === room)
      .flatMap(({ path, names }) => foreign.filter((name) => names.has(name)).map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });
});
