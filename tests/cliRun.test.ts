import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { checkRecording } from "../src/record/parse";
import type { RunEvent } from "../src/train/protocol";
import { type GivenSpec, resolveSpec } from "../src/train/spec";
import { type Ending, root, runLab, runLabs, temporaryFolder, writeToyFiles } from "./cliProcess";
import { checkEvents } from "./trainEvents";

const folder = temporaryFolder();
const { edges, labels, citation } = writeToyFiles(folder);
const planetoid = (name: string) => join(root, "tests/fixtures/data/planetoid", name);
const nodeJson = join(folder, "node.json");

const commands = {
  links: `run --data|${edges}|--task link --method rigl --sparsity 0.75 --distribution erk --epochs 3 --seed 5 --hidden 512 --batch-size 64 --backend wasm --threads 1 --json -`,
  again: `run --data|${edges}|--task link --method rigl --sparsity 0.75 --distribution erk --epochs 3 --seed 5 --hidden 512 --batch-size 64 --backend wasm --threads 2 --json -`,
  nodes: `run --data|${edges}|--labels|${labels}|--method set --epochs 2 --hidden 16 --dim 8 --walk-length 5 --backend cpu --json|${nodeJson}`,
  cut: `run --data|${edges}|--lecture-cut 250 --epochs 1 --backend cpu --json -`,
  citation: `run --data|${citation}|--method gmp --epochs 5 --sparsity 0.5`,
  planetoid: `run --data|${planetoid("edges.tsv")}|--features|${planetoid("features.tsv")}|--labels|${planetoid("labels.tsv")}|--split|${planetoid("split.json")}|--model sage --method slr --dense-epochs 2 --prune-epochs 2 --retrain-epochs 2 --json -`,
};
const wordsOf = (command: string) =>
  command.split("|").flatMap((part, i) => (i % 2 === 0 ? part.trim().split(" ") : [part]));

/** What `--json` writes. */
interface Written {
  readonly spec: GivenSpec;
  readonly backend: { readonly id: string };
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, unknown>>;
  readonly events: RunEvent[];
}

const required = [
  ...["testAccuracy", "valAccuracy", "density", "densityByLayer", "maskableWeights", "steps", "epochs"],
  ...["trainingFlops", "denseTrainingFlops", "wallMs"],
];

/** Checks the documented form of the JSON. */
function checkWritten(written: Written): void {
  const head = ["format", "version", "made", "release"];
  expect(Object.keys(written)).toEqual([...head, "spec", "events", "backend", "dataset", "result"]);
  // The page replays it.
  expect(checkRecording(written, "the run").lanes).toEqual([{ spec: written.spec, events: written.events }]);
  const { spec, dataset, result, events } = written;
  for (const key of required) expect(result).toHaveProperty(key);
  for (const key of ["name", "kind", "nodes", "edges"]) expect(dataset).toHaveProperty(key);
  for (const key of ["trainingFlops", "denseTrainingFlops"])
    expect(result[key]).toMatchObject({ rigl: expect.any(Number), exact: expect.any(Number) });
  expect(result.wallMs).toBeGreaterThan(0);
  expect(resolveSpec(spec)).toEqual(spec);
  expect(events.filter(({ type }) => type === "progress")).toEqual([]);
  // JSON has no NaN: the training loss before the first step is null.
  checkEvents(events);
}

describe("a run from the command line", () => {
  let endings: Record<string, Ending> = {};
  beforeAll(async () => {
    const names = Object.keys(commands);
    const all = await runLabs(Object.values(commands).map(wordsOf));
    endings = Object.fromEntries(names.map((name, i) => [name, all[i]]));
  }, 120_000);

  it("ends with code 0 and tells of its progress on standard error only", () => {
    for (const [name, { code, stderr }] of Object.entries(endings)) {
      expect([name, code]).toEqual([name, 0]);
      expect(stderr).toMatch(/\(file\): \d+ nodes, \d+ edges\n/);
      expect(stderr).toMatch(/\nepoch 1 \([a-z ]+\): test \d+\.\d %, density \d+\.\d %\n/);
    }
    expect(endings.nodes.stdout).toBe("");
  });

  it("predicts links and writes the documented JSON to standard output", () => {
    const written = JSON.parse(endings.links.stdout) as Written;
    checkWritten(written);
    expect(written.spec).toMatchObject({
      ...{ dataset: edges, task: "link", model: "fnn", method: "rigl", sparsity: 0.75, distribution: "erk" },
      ...{ epochs: 3, seed: 5, hidden: 512, batchSize: 64, recipe: "paper", dim: 8 },
    });
    expect(written.backend.id).toBe("wasm");
    expect(written.dataset).toMatchObject({ name: "toy edges.txt", kind: "file", nodes: 60, edges: 600 });
    // 16·512 + 512 weights, of which a quarter stays; 720 samples in 12 batches.
    expect(written.result).toMatchObject({ density: 0.25, maskableWeights: 8704, steps: 36, epochs: 3 });
    expect(written.result.testAuc).toBeGreaterThan(0);
  });

  it("gives the same curve again from the same seed, whatever the number of threads", () => {
    const deviceOf = ({ stdout }: Ending) =>
      (JSON.parse(stdout) as Written).events.flatMap((event) => (event.type === "started" ? event.backend.device : []));
    expect([deviceOf(endings.links), deviceOf(endings.again)]).toEqual([
      ["CPU, WebAssembly SIMD"],
      ["CPU, WebAssembly SIMD, 2 threads"],
    ]);
    const curveOf = ({ stdout }: Ending) =>
      (JSON.parse(stdout) as Written).events.flatMap((event) =>
        event.type === "evaluated" ? [[event.loss, event.train, event.val, event.test, event.flops]] : [],
      );
    expect(curveOf(endings.again)).toEqual(curveOf(endings.links));
  });

  it("cuts a graph down to its latest edges where it is told to, and says so", () => {
    const { dataset } = JSON.parse(endings.cut.stdout) as Written;
    expect(dataset.edges).toBe(250);
    expect(dataset.note).toMatch(
      /^Lecture cut of toy edges\.txt: the latest 250 edges among its \d+ most active nodes/,
    );
    expect(endings.cut.stderr).toContain(`${dataset.note}\n`);
  });

  it("classifies the nodes of a labelled graph and writes to a file", () => {
    const written = JSON.parse(readFileSync(nodeJson, "utf8")) as Written;
    checkWritten(written);
    expect(written.spec).toMatchObject({ task: "node", model: "fnn", method: "set", dim: 8 });
    expect(written.backend.id).toBe("cpu");
    expect(written.dataset).toMatchObject({ nodes: 60, edges: 600, classes: 3 });
    expect(written.result).not.toHaveProperty("testAuc");
  });

  it("takes a citation graph for a GCN's, splits a small one by shares, and sums up in words", () => {
    const { stdout, stderr } = endings.citation;
    expect(stderr).toMatch(/^toy ring\.npz \(file\): 30 nodes, 30 edges\n/);
    expect(stderr).toMatch(/\nThe graph is too small for the usual split.*\n/);
    expect(stdout.split("\n").map((line) => line.slice(0, 19).trim())).toEqual([
      "test accuracy",
      "kept weights",
      "training FLOPs",
      "training time",
      "",
    ]);
    // 12·16 + 16·3 weights, half of them.
    expect(stdout).toMatch(/kept weights +120 of 240 \(density 50\.0 %\)/);
    expect(stdout).toMatch(/counted.*\n.*measured on CPU/);
  });

  it("reads a static graph in text form, and tells what it left out", () => {
    checkWritten(JSON.parse(endings.planetoid.stdout) as Written);
    expect(endings.planetoid.stderr).toMatch(/\nNodes of the split without a class were left out: 1\.\n/);
  });
});

const data = process.env.SPARSE_GNN_DATA ?? fileURLToPath(new URL("../../shared/datasets", import.meta.url));
const email = join(data, "email-eu-core-temporal/email-Eu-core-temporal.txt.gz");

describe("a run on real e-mails", () => {
  it.skipIf(!existsSync(email))(
    "reads, walks, embeds and trains (needs email-eu-core-temporal in ../shared/datasets)",
    async () => {
      const { code, stdout } = await runLab([
        "run",
        "--data",
        email,
        "--method",
        "static",
        "--epochs",
        "1",
        "--json",
        "-",
      ]);
      expect(code).toBe(0);
      const written = JSON.parse(stdout) as Written;
      checkWritten(written);
      expect(written.dataset).toMatchObject({ nodes: 986, edges: 332334, kind: "file" });
      expect(written.result).toMatchObject({ maskableWeights: 2176, epochs: 1 });
      expect(written.result.density).toBeCloseTo(0.1, 3);
    },
    120_000,
  );
});
