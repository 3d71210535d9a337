import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { optionName, readRunOptions } from "../src/cli/options";
import { InputError } from "../src/lib/inputError";
import { models } from "../src/models/registry";
import { algorithms } from "../src/sparse/algorithms";
import { settings } from "../src/train/settings";
import { type Ending, root, runLab, runLabs, temporaryFolder, writeToyFiles } from "./cliProcess";

const folder = temporaryFolder();
const { edges, labels, citation } = writeToyFiles(folder);
const broken = (name: string) => join(root, "tests/fixtures/data/broken", name);
const few = join(folder, "few.txt");
writeFileSync(few, "1 2 3\n2 3 4\n3 1 5\n");
const missing = join(folder, "missing.txt");

describe("the options of run", () => {
  it("are the settings in small letters, each turned into its own type", () => {
    expect(optionName("walkScope")).toBe("walk-scope");
    const { given, backend, data } = readRunOptions(
      "--data x --task link --sparsity 0.5 --spread-times true --walk-scope whole-graph --learning-rate 1e-2".split(
        " ",
      ),
    );
    expect([data, backend]).toEqual(["x", "auto"]);
    expect(given).toMatchObject({
      ...{ task: "link", sparsity: 0.5, spreadTimes: true, walkScope: "whole-graph", learningRate: 0.01 },
    });
    expect(given.epochs).toBeUndefined();
  });

  it("are refused as InputError, before anything is loaded", () => {
    for (const text of ["", "--data", "--data x --epochs", "--data x --epochs ten", "--data x --nope 1"])
      expect(() => readRunOptions(text.split(" ").filter(Boolean))).toThrow(InputError);
  });
});

const json = join(folder, "never.json");

/** Everything a person may get wrong, and what the one line must say. */
const mistakes: [string, string[], RegExp][] = [
  ["no data", ["run"], /--data <id or file>.*list/],
  ["a file that is not there", ["run", "--data", missing, "--json", json], /no such file.*check the path/],
  ["a folder", ["run", "--data", folder], /is a folder; name one file/],
  ["an unknown option", ["run", "--data", edges, "--epoch", "2"], /Unknown option '--epoch'.*help/],
  ["an option without its value", ["run", "--data", edges, "--epochs"], /--epochs.*missing.*help/],
  ["a stray word", ["run", edges], /Unexpected argument.*help/],
  ["a number that is none", ["run", "--data", edges, "--epochs", "two"], /--epochs takes a number, not "two"/],
  ["half an epoch", ["run", "--data", edges, "--epochs", "2.5"], /\(epochs\) must be a whole number from 1.*not 2\.5/],
  [
    "sparsity above 1",
    ["run", "--data", edges, "--sparsity", "1.5"],
    /sparsity\) must be.*from 0 to 0\.9999, not 1\.5/,
  ],
  ["sparsity below 0", ["run", "--data", edges, "--sparsity=-0.1"], /sparsity\) must be.*not -0\.1/],
  ["a switch that is neither", ["run", "--data", edges, "--nesterov", "yes"], /--nesterov takes true or false/],
  ["an unknown choice", ["run", "--data", edges, "--distribution", "er"], /must be one of uniform, erk, not er/],
  ["an unknown method", ["run", "--data", edges, "--method", "prune"], /no method "prune"; choose one of dense/],
  ["an unknown task", ["run", "--data", edges, "--task", "graph"], /no task "graph"; choose link or node/],
  ["an unknown model", ["run", "--data", edges, "--model", "gat"], /no model "gat"; choose one of fnn, gcn, sage/],
  ["an unknown backend", ["run", "--data", edges, "--backend", "webgl"], /--backend takes auto, webgpu, wasm or cpu/],
  ["no threads", ["run", "--data", edges, "--threads", "0"], /--threads takes a whole number from 1 to 64, not "0"/],
  ["half a thread", ["sweep", "--data", edges, "--methods", "set", "--threads", "1.5"], /--threads takes.*"1\.5"/],
  ["links by a GCN", ["run", "--data", edges, "--model", "gcn", "--task", "link"], /GCN.*choose the model fnn/],
  ["a cut to nothing", ["run", "--data", edges, "--lecture-cut", "0"], /--lecture-cut takes the number of edges.*"0"/],
  ["a cut of a citation graph", ["run", "--data", citation, "--lecture-cut", "9"], /no times.*take it whole/],
  ["links of a citation graph", ["run", "--data", citation, "--task", "link"], /no times.*node classification/],
  ["nodes without labels", ["run", "--data", edges, "--task", "node"], /no node labels.*labels file.*link prediction/],
  ["a GNN without labels", ["run", "--data", edges, "--model", "sage"], /no node labels/],
  ["labels that are not there", ["run", "--data", few, "--labels", missing], /no such file/],
  [
    "labels that match nothing",
    ["run", "--data", edges, "--labels", join(root, "tests/fixtures/data/brokenLabels/noneKnown.txt")],
    /none of its .* nodes is in an edge/,
  ],
  ["labels that are edges", ["run", "--data", edges, "--labels", edges], /line 1: expected 2 columns/],
  ["labels beside a citation graph", ["run", "--data", citation, "--labels", labels], /brings its own labels/],
  ["labels beside built-in data", ["run", "--data", "ia-email-twin", "--labels", labels], /--labels goes with a file/],
  ["features without labels", ["run", "--data", edges, "--features", edges], /--features needs --labels/],
  ["a split without features", ["run", "--data", edges, "--split", edges], /--split goes with --features/],
  ["a broken line", ["run", "--data", broken("timeIsText.txt")], /timeIsText\.txt, line \d+: /],
  ["a picture", ["run", "--data", broken("picture.png")], /picture\.png: /],
  ["an archive that is cut off", ["run", "--data", broken("cutOff.txt.gz")], /cutOff\.txt\.gz.*cut off/],
  ["too few edges", ["run", "--data", few], /3 edges, too few to split/],
  ["a folder for the result", ["run", "--data", edges, "--json", folder], /--json .*cannot be written.*another path/],
  ["no folder for the result", ["run", "--data", edges, "--json", join(missing, "a.json")], /cannot be written/],
  ["no epochs at all", ["run", "--data", edges, "--method", "slr", ...noEpochs()], /no epochs; set dense epochs/],
  ["an unknown command", ["train"], /no command "train"; use list, run, sweep, merge or help/],
  ["an option of another command", ["list", "--data", edges], /Unknown option '--data'.*only --json/],
];

function noEpochs(): string[] {
  return ["--dense-epochs", "0", "--prune-epochs", "0", "--retrain-epochs", "0"];
}

/** Checks that a command failed as bad input does. */
function expectOneLine({ code, stdout, stderr }: Ending, message: RegExp): void {
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^[^\n]{20,400}\n$/);
  expect(stderr).not.toMatch(/\.\.(?!\.)|Error:|undefined|\[object/);
  expect([code, stdout]).toEqual([2, ""]);
}

describe("bad input ends with code 2 and one line that says what is wrong", () => {
  let endings: Ending[] = [];
  beforeAll(async () => {
    endings = await runLabs(mistakes.map(([, args]) => args));
  }, 120_000);

  it.each(mistakes.map(([name, , message], i) => [name, message, i] as const))("for %s", (_, message, i) => {
    expectOneLine(endings[i], message);
  });

  it("and leaves no file behind", () => {
    expect(existsSync(json)).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["few.txt", "toy edges.txt", "toy labels.txt", "toy ring.npz"]);
  });
});

describe("WebGPU where the package is missing", () => {
  const installed = existsSync(join(root, "node_modules/webgpu"));
  it.skipIf(installed)("is refused with the advice to install it (needs that webgpu is not installed)", async () => {
    const ending = await runLab(["run", "--data", edges, "--backend", "webgpu"]);
    expectOneLine(ending, /WebGPU is not available here.*npm install --no-save webgpu.*or choose wasm/);
  });
});

describe("list and help", () => {
  it("tell of every method, model, data set and setting, as JSON too", async () => {
    const [plain, asJson, help] = await runLabs([["list"], ["list", "--json", "-"], ["help"]]);
    expect([plain.code, asJson.code, help.code]).toEqual([0, 0, 0]);
    expect([plain.stderr, asJson.stderr, help.stderr]).toEqual(["", "", ""]);
    const listed = JSON.parse(asJson.stdout);
    const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
    expect(idsOf(listed.methods)).toEqual(Object.keys(algorithms));
    expect(idsOf(listed.models)).toEqual(Object.keys(models));
    expect(idsOf(listed.datasets)).toContain("ia-email-twin");
    expect(idsOf(listed.settings)).toEqual(Object.keys(settings));
    expect(listed).toMatchObject({ tasks: ["link", "node"], distributions: ["uniform", "erk"] });
    expect(listed.methods[0]).toMatchObject({ id: "dense", label: expect.any(String), family: "dense" });
    for (const id of [...Object.keys(algorithms), ...Object.keys(models), "ia-email-twin"])
      expect(plain.stdout).toContain(`\n  ${id}`);
    for (const { option } of listed.settings) expect(help.stdout).toContain(`\n  ${option} `);
  });
});
