import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { slimSweep } from "../scripts/replicate/provenance";
import { reportOf } from "../scripts/replicate/report";
import { looksOf } from "../src/paper/looks";
import { linearScale, logScale, sparsityScale } from "../src/paper/scale";
import { figuresOf } from "../src/paper/sweepFigures";
import { algorithms } from "../src/sparse/algorithms";
import { summarizeSweep } from "../src/sweep/summary";
import { type Ending, root, temporaryFolder } from "./cliProcess";
import { expectWellFormed } from "./markup";
import { sweepFileOf, sweepOf } from "./sweepFixture";

const across = { from: 100, to: 300 };
const text = (value: number): string => String(value);

describe("scales", () => {
  it("place values and name whole ticks", () => {
    const linear = linearScale(0.52, 0.93, across, text);
    expect(linear.ticks.map(({ value }) => Number(value.toFixed(3)))).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(linear.place(0.75)).toBeCloseTo(200, 9);
    const log = logScale(30, 900, across, text);
    expect(log.ticks.map(({ value }) => Math.round(value))).toEqual([20, 50, 100, 200, 500, 1000]);
    expect([log.place(20), log.place(1000)]).toEqual([100, 300]);
    expect(log.place(200)).toBeCloseTo(100 + (200 * Math.log(10)) / Math.log(50), 9);
    expect(linearScale(5, 5, across, text).ticks.length).toBeGreaterThan(1);
  });

  it("set sparsity levels as far apart as their nets differ in size, and never their labels into each other", () => {
    const scale = sparsityScale([0.5, 0.75, 0.875], across, text);
    expect([0.5, 0.75, 0.875].map(scale.place)).toEqual([100, 200, 300]);
    expect(scale.ticks.map(({ label }) => label)).toEqual(["0.5", "0.75", "0.875"]);
    const crowded = sparsityScale([0.5, 0.51, 0.75, 0.875], across, text);
    expect(crowded.ticks.map(({ label }) => label)).toEqual(["", "0.51", "0.75", "0.875"]);
  });
});

describe("the looks of methods", () => {
  it("differ in colour, and in dashes or marker, whatever methods meet", () => {
    const names = Object.keys(algorithms);
    for (const some of [names.slice(0, 8), ["dense", "slr", "rigl"], ["gmp", "set", "rigl", "magnitude"]]) {
      const looks = [...looksOf(some).values()];
      expect(new Set(looks.map(({ colour }) => colour)).size).toBe(some.length);
      expect(new Set(looks.map(({ dashes, marker }) => `${dashes} ${marker}`)).size).toBe(some.length);
    }
  });
});

const spec = sweepOf({
  methods: ["dense", "small-dense", "slr", "rigl"],
  sparsities: [0.5, 0.75, 0.9375],
  seeds: [1, 2, 3],
});
const file = sweepFileOf(spec, ({ method, sparsity, seed }) => {
  if (method === "slr" && sparsity === 0.5 && seed === 2) return "It fell <over> & out.";
  if (method === "rigl" && sparsity === 0.5 && seed === 3) return undefined;
  return { accuracy: 0.7 + seed / 100 - sparsity / 20, flops: method === "slr" ? 800 : 1000 * (1 - sparsity) };
});

describe("the figures of a report", () => {
  const figures = figuresOf('twin & "more" <here>', summarizeSweep(file));

  it("are four pictures on an opaque ground, each with a title for those who do not see it", () => {
    expect(figures.map(({ id }) => id)).toEqual(["accuracy", "flops", "front", "density"]);
    for (const { svg } of figures) {
      expectWellFormed(svg);
      expect(svg).toMatch(
        /<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc><rect [^>]*fill="#ffffff"/,
      );
    }
  });

  it("mark every level of every method, and draw the band of every method with a level", () => {
    const [accuracy] = figures;
    expect(accuracy.svg.match(/<path d="[^"]*" transform=/g)).toHaveLength(3 * 3 + 3); // and the legend
    expect(accuracy.svg.match(/fill-opacity="0.07"/g)).toHaveLength(4);
    for (const label of [">50<", ">75<", ">93.75<", ">Small dense<", "test accuracy, %", "sparsity of the maskable"]) {
      expect(accuracy.svg).toContain(label);
    }
    expect(figures[1].svg).toContain("training FLOPs, counted (log scale)");
  });

  it("are not drawn where there is nothing to draw", () => {
    expect(figuresOf("nothing", summarizeSweep({ ...file, records: [] }))).toEqual([]);
  });
});

const provenance = { commit: "abc", changed: true, node: "v20.1.0", machine: "2 × processor", finished: "2026-01-02" };
const replication = { format: "sparse-gnn-lab replication", provenance, sweeps: [slimSweep(file)] } as const;

describe("the report", () => {
  const { markdown, figures } = reportOf(replication);

  it("says what it is made of, and leaves out no run", () => {
    for (const part of [
      "commit abc, with changes that are not committed; version 0.1.0",
      "CPU, WebAssembly SIMD; Node 20.1.0; 2 × processor; finished 2026-01-02",
      "Rossi and Ahmed",
      "60 nodes, 600 edges",
      "chosen by validation accuracy",
      "- RigL: 1 epoch of sparse training; 2 steps an epoch.",
      "Seeds: 1, 2, 3. Sparsity levels: 0.5, 0.75, 0.9375.",
      // Small dense 0.72 - level / 20: at 0.75 0.6825, at 0.9375 0.673125; RigL is cheap enough from 0.75 on.
      "Over the levels of the verdict the small dense net reaches 67.8 % and the dense net reaches 72.0 %: what",
      "- slr at 0.5, seed 2: It fell <over> & out.",
      "**1 run of this data set has not been done;",
      "| SLR | 50 % | 69.5 ± 1.4 |",
      "Claim 1 on made up: ",
    ]) {
      expect(markdown).toContain(part);
    }
    // Dense 0.7 + seeds 1, 2, 3: mean 0.72, deviation 0.01.
    expect(markdown).toContain(
      "| Dense | – | 72.0 ± 1.0 | 71.0 … 73.0 | 71.0 | 0.770 | 1 kFLOPs | 700 FLOPs | 100.0 % |",
    );
  });

  it("shows every figure that it brings, and has tables of even rows", () => {
    expect(figures).toHaveLength(4);
    for (const { file: path } of figures) expect(markdown).toContain(`](${path})`);
    const tables = markdown.split("\n\n").filter((block) => block.startsWith("|"));
    expect(tables).toHaveLength(3);
    for (const rows of tables.map((block) => block.split("\n"))) {
      expect(new Set(rows.map((row) => row.split("|").length)).size).toBe(1);
    }
    expect(markdown).not.toMatch(/NaN|undefined|\[object/);
  });

  it("is the same from the slim results as from the whole sweep", () => {
    expect(reportOf({ ...replication, sweeps: [file] })).toEqual(reportOf(replication));
  });
});

/** Runs `replicate`; stops it after a line of its that matches. */
function replicate(words: readonly string[], stopAt?: RegExp): Promise<Ending> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/replicate/main.ts", ...words], { cwd: root });
  let stderr = "";
  let asked = false;
  child.stderr.on("data", (bytes: Buffer) => {
    stderr += String(bytes);
    if (stopAt && !asked && stopAt.test(stderr)) {
      asked = true;
      child.kill("SIGTERM");
    }
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout: "", stderr })));
}

describe("replicate", () => {
  const out = join(temporaryFolder(), "report");
  const grid = "--datasets brain-twin --methods dense,slr,rigl --sparsities 0.75,0.9375 --seeds 2 --jobs 2";
  const short = "--epochs 2 --dense-epochs 1 --prune-epochs 1 --retrain-epochs 1 --embedding-passes 1 --backend wasm";
  const words = [...`${grid} ${short} --out`.split(" "), out];

  it("goes on where it was stopped, and its results make the same report without training", async () => {
    const stopped = await replicate(words, /\n1\/5 /);
    expect(stopped.stderr).toContain("Stopped; what is finished is kept. Give the same command again");
    expect(stopped.code).toBe(130);
    const { code, stderr } = await replicate(words);
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    expect(stderr).toMatch(/5 runs, [0-4] of them left/);
    expect(readdirSync(out).sort()).toEqual(["README.md", "brain-twin.csv", "figures", "results.json"]);
    const report = readFileSync(join(out, "README.md"), "utf8");
    expect(report).toMatch(/Claim 2 on brain \(synthetic twin\): (holds|does not hold|cannot tell with 2 seeds)\./);
    expect(report).toContain("- Runs: 10.");
    const again = join(out, "again");
    expect((await replicate(["--from", join(out, "results.json"), "--out", again])).code).toBe(0);
    expect(readFileSync(join(again, "README.md"), "utf8")).toBe(report);
    for (const name of readdirSync(join(out, "figures"))) {
      expect(readFileSync(join(again, "figures", name), "utf8")).toBe(readFileSync(join(out, "figures", name), "utf8"));
    }
  }, 180_000);

  it("ends with a sentence where something is wrong", async () => {
    mkdirSync(join(out, "..", "empty"), { recursive: true });
    const bad = join(out, "..", "bad.json");
    writeFileSync(bad, "{");
    const slips: readonly (readonly [readonly string[], RegExp])[] = [
      [["--jobs", "0"], /--jobs takes a whole number from 1 to 256, not "0"/],
      [
        ["--datasets", "ia-email", "--data", join(out, "..", "empty")],
        /ia-email is not in .*empty; get it with `npm run data -- fetch/,
      ],
      [["--data", join(out, "nowhere")], /there is no such folder/],
      [["--datasets", "brain-twin", "--methods", "lottery"], /no method "lottery"/],
      [["--from", bad], /bad\.json cannot be read as JSON/],
      [["--form", bad], /Unknown option '--form'.*lists the options/],
    ];
    for (const [given, message] of slips) {
      const { code, stderr } = await replicate(given);
      expect(stderr).toMatch(message);
      expect({ given, code }).toEqual({ given, code: 2 });
    }
    expect(existsSync(join(root, "replication"))).toBe(false);
  }, 120_000);
});
