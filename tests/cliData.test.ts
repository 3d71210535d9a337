import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPrepared } from "../src/cli/data/folder";
import { howToGet } from "../src/cli/data/howToGet";
import { prepareCommand } from "../src/cli/data/prepare";
import type { Teller } from "../src/cli/data/tell";
import { loadDataset } from "../src/cli/load";
import { joinBytes } from "../src/data/byteSource";
import { preparedFile } from "../src/data/prepared/write";
import { type DatasetEntry, type DatasetId, datasets } from "../src/data/registry";
import { summarize } from "../src/data/summary";
import { InputError } from "../src/lib/inputError";
import { knownAs } from "../src/train/data/known";
import { type Ending, runLab, runScript, temporaryFolder, writeToyFiles } from "./cliProcess";
import { type FileServer, startFileServer } from "./fileServer";
import { toyTemporal } from "./trainToy";

const shared = process.env.SPARSE_GNN_DATA ?? fileURLToPath(new URL("../../shared/datasets", import.meta.url));
const folder = temporaryFolder();
const prepared = join(folder, "prepared");
const said: string[] = [];
const teller: Teller = {
  say: (sentence) => said.push(sentence),
  progress: () => () => undefined,
  clear: () => undefined,
};

/** What a person has, and what it must turn out to be. */
const real: [DatasetId, string, Omit<Parameters<typeof prepareCommand>[0], "as" | "folder">, object][] = [
  [
    "ia-email",
    "real, month resolution",
    { files: ["ia-email/ia-email-monthly.txt.gz"] },
    { nodes: 87_036, edges: 1_146_258, timeStamps: 38, distinctPairs: 321_031 },
  ],
  [
    "sx-mathoverflow",
    "real",
    { files: ["sx-mathoverflow/sx-mathoverflow.txt.gz"] },
    { nodes: 24_818, edges: 506_550, selfLoops: 116_109, distinctPairs: 239_978 },
  ],
  [
    "email-Eu-core",
    "real",
    {
      files: ["email-eu-core-temporal/email-Eu-core-temporal.txt.gz"],
      labels: "email-eu-core-temporal/department_labels_by_matching.tsv",
    },
    { nodes: 986, edges: 332_334, distinctPairs: 24_929, labelled: 965 },
  ],
  [
    "dblp",
    "real",
    { files: ["dblp/dblp.txt.gz", "dblp/node2label.txt"] },
    { nodes: 25_387, edges: 185_480, labelled: 25_387, classes: 10 },
  ],
  ["cora", "real", { files: ["cora/cora.npz"] }, { nodes: 2_708, edges: 5_278, featureCount: 1_433, classes: 7 }],
  [
    "cora",
    "real",
    {
      files: ["cora/planetoid-edges.tsv"],
      features: "cora/planetoid-features.tsv",
      labels: "cora/planetoid-labels.tsv",
      split: "cora/planetoid-split.json",
    },
    { nodes: 2_708, edges: 5_278, featureCount: 1_433, classes: 7 },
  ],
];

describe.each(real)("preparing %s", (id, kind, { files, labels, features, split }, counts) => {
  const [first] = files;
  it.skipIf(!existsSync(join(shared, first)))(
    `keeps all of it and tells what it is (needs ${first} in ../shared/datasets)`,
    async () => {
      const at = (path: string | undefined) => (path === undefined ? undefined : join(shared, path));
      const given = { files: files.map((path) => join(shared, path)), labels: at(labels), features: at(features) };
      await prepareCommand({ ...given, split: at(split), as: id, folder: prepared }, teller);
      const dataset = await loadDataset({ data: id }, () => undefined, undefined, prepared);
      expect(summarize(dataset)).toMatchObject({ ...counts, name: datasets[id].label, kind });
      expect(dataset.id).toBe(id);
      expect(knownAs(dataset)).toBe(id);
      if (split && dataset.form === "features") expect(dataset.splits?.test.length).toBe(1000);
      expect((await findPrepared(prepared, id))?.meta).toMatchObject({
        dataset: id,
        kind,
        nodes: summarize(dataset).nodes,
      });
      expect(said.at(-1)).toContain(`(${kind})`);
    },
  );
});

describe("preparing files that are not the data set", () => {
  const { edges, labels } = writeToyFiles(folder);
  const month = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const header = "from_id\tto_id\tweight\n";
  const may = month("1999-05.csv", `${header}U1\tU2\t2\n`);
  const june = month("1999-06.csv", `${header}U1\tU2\tmany\n`);

  it.each<[string, string[], string, RegExp]>([
    [
      "counts",
      [edges],
      "dblp",
      /not dblp, or not all of it: it has 60 nodes instead of 25,387 and 600 edges instead of/,
    ],
    ["lack of labels", [edges], "dblp", /no labelled nodes .*node labels come in a file of their own: give that one/],
    ["a form", [edges], "cora", /is a temporal graph; Cora is a graph with features/],
    ["an id", [edges], "reddit", /There is no data set "reddit"; choose one of ia-email/],
    ["a twin", [edges], "brain-twin", /comes with the lab and needs no file/],
    ["two edge lists", [edges, may], "dblp", /cannot tell which of these files holds the edges; give one/],
    ["months", [may, june], "ia-email", /1999-06\.csv, line 2: expected from_id/],
    ["a path", [join(folder, "missing.gz")], "dblp", /^[^ ]*missing\.gz: there is no such file; check the path\.$/],
    ["a folder", [folder], "dblp", /^[^ ]* is a folder; name one file in it\.$/],
  ])("is refused: wrong %s", async (_, files, as, message) => {
    const failing = () => prepareCommand({ files, as, folder: join(folder, "none") }, teller);
    await expect(failing()).rejects.toThrow(message);
    await expect(failing()).rejects.toThrow(InputError);
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  it("takes edges and labels by their names", async () => {
    const failing = prepareCommand({ files: [labels, edges], as: "dblp", folder }, teller);
    // All 60 nodes have one of three classes: the labels were read.
    await expect(failing).rejects.toThrow(/60 labelled nodes instead of 25,387 and 3 classes instead of 10/);
  });
});

describe("a data set that is not at hand", () => {
  it("is refused with how to get it, and its twin where there is one", async () => {
    const load = (data: string) => loadDataset({ data }, () => undefined, undefined, join(folder, "empty"));
    await expect(load("ia-email")).rejects.toThrow(
      /^ia-email is not at hand: get it with `npm run data -- fetch ia-email`, or take its synthetic twin, ia-email-twin\.$/,
    );
    await expect(load("cora")).rejects.toThrow(/^cora is not at hand: .* fetch cora`\.$/);
    await expect(load("cora")).rejects.toThrow(InputError);
  });

  it("has a way to be had, whichever it is", () => {
    for (const [id, entry] of Object.entries<DatasetEntry>(datasets).filter(([, { make }]) => !make)) {
      expect(howToGet(id, entry)).toMatch(/npm run data -- (fetch|prepare)/);
    }
  });

  it("is told to be broken in the list where its file is", async () => {
    writeFileSync(join(folder, "dblp.npz"), "no zip");
    expect((await findPrepared(folder, "dblp"))?.fault).toMatch(/^dblp\.npz: the zip archive is cut off or damaged/);
  });
});

describe("the command line", () => {
  let server: FileServer;
  let endings: Ending[];
  const to = join(folder, "listed");
  const mistakes: [string[], RegExp][] = [
    [["fetch"], /`fetch` takes the id of one data set/],
    [["fetch", "dblp", "--form", "x"], /Unknown option '--form'.*npm run data -- help/],
    [["prepare", "x.gz"], /Say which data set it is with --as <id>/],
    [["get", "dblp"], /There is no command "get"; use list, fetch, prepare or help/],
  ];

  beforeAll(async () => {
    server = await startFileServer();
    const bytes = joinBytes([...preparedFile({ ...toyTemporal, name: "toy" }).pieces()]);
    server.files.set("toy.npz", { bytes });
    const fetchRefused = ["fetch", "sx-mathoverflow", "--from", `${server.url}/none.gz`, "--to", to];
    endings = await Promise.all([
      ...mistakes.map(([args]) => runScript("src/cli/data.ts", args)),
      runScript("src/cli/data.ts", ["list", "--json", "-", "--to", to]),
      runScript("src/cli/data.ts", fetchRefused),
      runLab(["run", "--data", `${server.url}/toy.npz`, "--epochs", "1", "--backend", "cpu", "--json", "-"]),
      runLab(["run", "--data", `${server.url}/missing.npz`]),
    ]);
  }, 120_000);
  afterAll(() => server.close());

  it.each(mistakes.map(([args, message], i) => [args.join(" "), message, i] as const))(
    "refuses %s",
    (_, message, i) => {
      expect(endings[i].stderr).toMatch(message);
      expect(endings[i].stderr).toMatch(/^[^\n]{20,400}\n$/);
      expect([endings[i].code, endings[i].stdout]).toEqual([2, ""]);
    },
  );

  it("lists every data set as JSON, with its state and how to get it", () => {
    const { code, stdout, stderr } = endings[mistakes.length];
    expect([code, stderr]).toEqual([0, ""]);
    const listed: { id: string; state: string; howToGet?: string }[] = JSON.parse(stdout).datasets;
    expect(listed.map(({ id }) => id)).toEqual(Object.keys(datasets));
    expect(listed.find(({ id }) => id === "wiki-talk")).toMatchObject({
      ...{ state: "not at hand", howToGet: "get it with `npm run data -- fetch wiki-talk`" },
    });
    expect(listed.find(({ id }) => id === "brain-twin")).toMatchObject({ state: "built in" });
  });

  it("refuses a download that is not there, and leaves no prepared file", () => {
    const { code, stderr } = endings[mistakes.length + 1];
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^none\.gz: .* has no such file \(HTTP 404\); check the/),
    ]);
    expect(existsSync(to) && readdirSync(to).filter((name) => name.endsWith(".npz"))).toEqual([]);
  });

  it("trains on a prepared file at an address, and refuses an address without one", () => {
    const [run, missing] = endings.slice(mistakes.length + 2);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout).dataset).toMatchObject({ name: "toy", nodes: 60, edges: 600 });
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringMatching(/missing\.npz: .*HTTP 404/)]);
  });
});

describe("package.json", () => {
  it("starts the command", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    expect(scripts.data).toBe("tsx src/cli/data.ts");
  });
});
