import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openDataset } from "../src/data/open";
import { readPlanetoid } from "../src/data/planetoid";
import { summarize } from "../src/data/summary";

const folder = process.env.SPARSE_GNN_DATA ?? fileURLToPath(new URL("../../shared/datasets", import.meta.url));
const fileOf = (path: string) => {
  const name = `${folder}/${path}`;
  return { name, source: createReadStream(name), size: statSync(name).size };
};

const expected = {
  "ia-email/ia-email-monthly.txt.gz": { nodes: 87036, edges: 1146258, timeStamps: 38, distinctPairs: 321031 },
  "sx-mathoverflow/sx-mathoverflow.txt.gz": { nodes: 24818, edges: 506550, selfLoops: 116109, distinctPairs: 239978 },
  "sx-stackoverflow-slice/sx-stackoverflow-20k.txt": { nodes: 10985, edges: 20002, selfLoops: 6483 },
  "email-eu-core-temporal/email-Eu-core-temporal.txt.gz": { nodes: 986, edges: 332334, distinctPairs: 24929 },
  "cora/cora.npz": { nodes: 2708, edges: 5278, featureCount: 1433, labelled: 2708, classes: 7 },
};

describe.each(Object.entries(expected))("the real file %s", (path, counts) => {
  it.skipIf(!existsSync(`${folder}/${path}`))(
    `has its known counts (needs ${path} in ../shared/datasets)`,
    async () => {
      expect(summarize(await openDataset(fileOf(path)))).toMatchObject(counts);
    },
  );
});

const labelled = [
  ["dblp/dblp.txt.gz", "dblp/node2label.txt", { nodes: 25387, edges: 185480, classes: 10 }],
  [
    "email-eu-core-temporal/email-Eu-core-temporal.txt.gz",
    "email-eu-core-temporal/department_labels_by_matching.tsv",
    // 42 departments, of which one has only nodes that could not be matched.
    { nodes: 986, labelled: 965, classes: 41 },
  ],
] as const;

describe.each(labelled)("the real file %s", (path, labels, counts) => {
  const missing = !existsSync(`${folder}/${path}`);
  it.skipIf(missing)(`has its known labels (needs ${path} in ../shared/datasets)`, async () => {
    expect(summarize(await openDataset({ ...fileOf(path), labels: fileOf(labels) }))).toMatchObject(counts);
  });
});

describe("the real Planetoid files of Cora", () => {
  const missing = !existsSync(`${folder}/cora/planetoid-edges.tsv`);
  const file = (name: string) => ({ name, source: new Uint8Array(readFileSync(`${folder}/cora/planetoid-${name}`)) });

  it.skipIf(missing)("have their known counts and split (needs cora/planetoid-* in ../shared/datasets)", async () => {
    const [edges, features, labels, split] = ["edges.tsv", "features.tsv", "labels.tsv", "split.json"].map(file);
    const dataset = await readPlanetoid({ name: "Cora", edges, features, labels, split });
    expect(summarize(dataset)).toMatchObject(expected["cora/cora.npz"]);
    const { train, val, test } = dataset.splits ?? {};
    expect([train?.length, val?.length, test?.length]).toEqual([140, 500, 1000]);
    expect([train?.[139], val?.[0], val?.[499]]).toEqual([139, 140, 639]);
  });
});
