import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mergeCommand } from "../src/cli/merge";
import { sweepCommand } from "../src/cli/sweep";
import { readMergeOptions, readSweepOptions } from "../src/cli/sweepOptions";
import { InputError } from "../src/lib/inputError";
import { sweepCells } from "../src/sweep/cells";
import { parseSweepFile } from "../src/sweep/parse";
import { resultOf } from "../src/sweep/record";
import type { SweepFile } from "../src/sweep/types";
import { type Ending, root, runLab, runLabs, temporaryFolder, writeToyFiles } from "./cliProcess";

const folder = temporaryFolder();
const { edges, labels } = writeToyFiles(folder);
const path = (name: string): string => join(folder, name);
const grid = "--methods dense,magnitude,slr,rigl --sparsities 0.5,0.75 --seeds 1..2".split(" ");
const short =
  "--epochs 2 --dense-epochs 1 --prune-epochs 1 --retrain-epochs 1 --hidden 8 --batch-size 64 --dim 4 --backend cpu";
const sweep = (...words: string[]): string[] => ["sweep", "--data", edges, ...grid, ...short.split(" "), ...words];
const read = (name: string): SweepFile => parseSweepFile(readFileSync(path(name), "utf8"), name);

/** The accuracies of a sweep by cell. */
const accuracies = ({ records }: SweepFile) =>
  Object.fromEntries(records.map((record) => [record.cell, resultOf(record)?.testAccuracy]));

/** Starts a sweep and interrupts it when its second run is done. */
function interrupt(words: readonly string[]): Promise<Ending> {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...words], { cwd: root });
  let stderr = "";
  let asked = false;
  child.stderr.on("data", (bytes: Buffer) => {
    stderr += String(bytes);
    if (!asked && stderr.includes("\n2/14 ")) {
      asked = true;
      child.kill("SIGINT");
    }
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout: "", stderr })));
}

describe("a sweep from the command line", () => {
  it("gives the same in shards as in one piece, and tells what it found", async () => {
    const parts = [1, 2, 3].map((i) => sweep("--shard", `${i}/3`, "--json", path(`part ${i}.json`)));
    const endings = await runLabs([sweep("--json", path("whole.json"), "--csv", path("whole.csv")), ...parts]);
    expect(endings.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    const whole = read("whole.json");
    expect(whole.records.map(({ cell }) => cell)).toEqual(sweepCells(whole.spec).map(({ id }) => id));
    expect(whole.records).toHaveLength(14);
    expect(whole.spec.datasets).toEqual([{ id: "toy edges.txt", task: "link", model: "fnn" }]);
    expect(endings[0].stdout).toMatch(/^toy edges\.txt\nmethod +sparsity +test accuracy/);
    expect(endings[0].stdout).toMatch(/\nrigl +75.% +\d+\.\d.% ± \d/);
    expect(endings[0].stdout).toMatch(/Claim 1 on toy edges\.txt: (holds|does not hold|cannot tell with 2 seeds)\./);
    expect(endings[0].stderr).toMatch(
      /\n14 runs\n1\/14 toy edges\.txt, dense, 0.%, seed 1: test \d+\.\d.% in .* left\n/,
    );
    expect(readFileSync(path("whole.csv"), "utf8").split("\r\n")).toHaveLength(16);
    expect(endings[1].stdout).toContain("not run");

    const merging = [1, 2, 3].map((i) => path(`part ${i}.json`));
    const [merged, lacking] = await runLabs([
      ["merge", ...merging, "--json", path("merged.json"), "--csv", path("merged.csv")],
      ["merge", merging[0], merging[2]],
    ]);
    expect([merged.code, merged.stderr, lacking.code]).toEqual([0, "", 0]);
    expect(accuracies(read("merged.json"))).toEqual(accuracies(whole));
    expect(read("merged.json").shard).toBeUndefined();
    expect(existsSync(path("merged.csv"))).toBe(true);
    expect(lacking.stderr).toMatch(/^\d+ runs are still to be done: toy edges\.txt\//);
  }, 120_000);

  it("keeps what is finished where it is stopped, and goes on from there to the same results", async () => {
    const words = sweep("--json", path("stopped.json"));
    const { code, stderr } = await interrupt(words);
    expect(code).toBe(130);
    expect(stderr).toMatch(
      /\nStopped after \d+ of 14 runs; the one under way is lost\. Run the same command with --resume/,
    );
    const before = read("stopped.json").records.length;
    expect(before).toBeGreaterThanOrEqual(2);
    expect(before).toBeLessThan(14);
    expect(existsSync(path("stopped.json.part"))).toBe(false);
    const [resumed, whole] = await runLabs([[...words, "--resume"], sweep("--json", "-")]);
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).toContain(`\n14 runs, ${14 - before} of them left\n`);
    const after = read("stopped.json");
    expect(after.records.slice(0, before)).toHaveLength(before);
    expect(accuracies(after)).toEqual(accuracies(parseSweepFile(whole.stdout, "standard output")));
  }, 120_000);

  it("classifies nodes where there are labels, with the paper's levels and three seeds unless told", async () => {
    const words = ["sweep", "--data", edges, "--labels", labels, "--methods", "static", "--json", path("nodes.json")];
    const small = "--epochs 1 --hidden 4 --dim 4 --walk-length 3 --embedding-passes 1 --backend cpu".split(" ");
    expect((await runLab([...words, ...small])).code).toBe(0);
    const { spec, records } = read("nodes.json");
    expect(spec.datasets[0].task).toBe("node");
    expect([spec.seeds, spec.sparsities.length, records.length]).toEqual([[1, 2, 3], 10, 30]);
  }, 120_000);
});

describe("a slip in the command line of a sweep", () => {
  writeFileSync(path("there.json"), "{}\n");
  writeFileSync(path("broken.json"), '{"format":"sparse-gnn-lab sweep"}\n');
  const few = ["--methods", "rigl", "--sparsities", "0.5", "--seeds", "1"];
  const twin = ["sweep", "--data", "ia-email-twin"];
  const slips: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["no data", ["sweep", ...few], /Say which data with --data/],
    ["no methods", twin, /Say which methods with --methods/],
    ["an unknown method", [...twin, "--methods", "lottery"], /no method "lottery"; choose among dense, /],
    ["an unknown data set", ["sweep", "--data", "atlantis", ...few], /--data atlantis: there is no such file/],
    ["a level that is text", [...twin, "--methods", "set", "--sparsities", "half"], /--sparsities takes numbers/],
    ["a level of 1", [...twin, "--methods", "set", "--sparsities", "1"], /must be a number from 0 to 0\.9999, not 1\./],
    ["a falling range", [...twin, "--methods", "set", "--seeds", "3..1"], /--seeds 3\.\.1: a range rises/],
    ["a seed for all", [...twin, ...few, "--seed", "1"], /seed cannot be a setting of a whole sweep/],
    ["a quirk where fair", [...twin, ...few, "--quirks", "leakyWalks"], /fair comparison has no quirks/],
    ["an unknown comparison", [...twin, ...few, "--comparison", "odd"], /--comparison takes fair or as-released/],
    ["shard 4 of 3", [...twin, ...few, "--shard", "4/3"], /--shard takes i\/n with i from 1 to n/],
    ["nothing to resume", [...twin, ...few, "--resume"], /--resume goes on with the file that --json names/],
    ["a file that is there", [...twin, ...few, "--json", path("there.json")], /there already; add --resume/],
    ["a file that is no sweep", [...twin, ...few, "--json", path("there.json"), "--resume"], /is not a sweep/],
    [
      "a file of another sweep",
      [...twin, ...few, "--json", path("whole.json"), "--resume"],
      /differs in its datasets; give/,
    ],
    ["labels for two", ["sweep", "--data", "a,b", "--labels", "c", ...few], /go with one data set/],
    ["an unknown option", [...twin, ...few, "--method", "set"], /Unknown option '--method'.*lists the options/],
    ["nothing to merge", ["merge"], /Name the files to merge/],
    ["a lost part", ["merge", path("lost.json")], /lost\.json cannot be read/],
    ["a broken part", ["merge", path("broken.json")], /is a broken sweep: the sweep\.spec must be an object/],
    ["parts of two sweeps", ["merge", path("whole.json"), path("nodes.json")], /are of different sweeps/],
  ];

  it.each(slips)("such as %s ends in a sentence that says what to do", async (_, [command, ...args], message) => {
    const attempt = async () =>
      command === "merge" ? mergeCommand(readMergeOptions(args)) : await sweepCommand(readSweepOptions(args));
    const error = await attempt().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect((error as InputError).message).toMatch(message);
    expect((error as InputError).message).toMatch(/^[^\n]{20,400}$/);
  });

  it("ends with code 2 and nothing else", async () => {
    const { code, stdout, stderr } = await runLab(["merge", path("broken.json")]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^[^\n]*is a broken sweep[^\n]*\n$/);
  });
});
