import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openDataset } from "../src/data/open";
import { summarize } from "../src/data/summary";
import type { Progress } from "../src/lib/progress";
import { npyBytes } from "./npyBytes";

const folder = new URL("fixtures/data/", import.meta.url);
const fileOf = (path: string) => {
  const source = new Uint8Array(readFileSync(new URL(path, folder)));
  return { name: `some/folder/${path.slice(path.lastIndexOf("/") + 1)}`, source, size: source.length };
};
const integers = (...values: number[]) => npyBytes("<i4", `(${values.length},)`, new Int32Array(values));
const npz = zipSync({
  "adj_data.npy": integers(1, 1),
  "adj_indices.npy": integers(1, 2),
  "adj_indptr.npy": integers(0, 1, 2, 2),
  "adj_shape.npy": integers(3, 3),
  "attr_data.npy": integers(1),
  "attr_indices.npy": integers(3),
  "attr_indptr.npy": integers(0, 0, 1, 1),
  "attr_shape.npy": integers(3, 4),
  "labels.npy": integers(0, 1, -1),
});

describe("opening a data set by its content", () => {
  it("opens an edge list and summarises it", async () => {
    const dataset = await openDataset(fileOf("good/packedWithoutTheName.txt"));
    expect(summarize(dataset)).toEqual({
      name: "packedWithoutTheName.txt",
      kind: "file",
      form: "temporal",
      nodes: 4,
      edges: 5,
      distinctPairs: 4,
      selfLoops: 1,
      timeStamps: 4,
      firstTime: -1,
      lastTime: 9,
    });
  });

  it("attaches labels from a second file and tells of nodes left out", async () => {
    const notes: string[] = [];
    const heard: Progress[] = [];
    const dataset = await openDataset({
      ...fileOf("good/blank.txt"),
      labels: fileOf("labels/unknownNodes.txt"),
      onNote: (note) => notes.push(note),
      onProgress: (progress) => heard.push(progress),
    });
    if (dataset.form !== "temporal") throw new Error("expected an edge list");
    expect([...(dataset.graph.labels ?? [])]).toEqual([0, -1, 1, 0]);
    expect(dataset.classNames).toEqual(["5", "10"]);
    expect(summarize(dataset)).toMatchObject({ labelled: 3, classes: 2 });
    expect(notes).toEqual(["some/folder/unknownNodes.txt: 2 labelled nodes are in no edge and were left out."]);
    const total = fileOf("good/blank.txt").size + fileOf("labels/unknownNodes.txt").size;
    expect(heard.at(-1)).toEqual({ done: total, total });
  });

  it("opens a citation graph and summarises it", async () => {
    const dataset = await openDataset({ name: "C:\\data\\toy.bin", source: npz });
    expect(summarize(dataset)).toEqual({
      name: "toy.bin",
      kind: "file",
      form: "features",
      nodes: 3,
      edges: 2,
      distinctPairs: 4,
      selfLoops: 0,
      featureCount: 4,
      labelled: 2,
      classes: 2,
    });
  });

  it("refuses labels beside a citation graph", async () => {
    const labelled = openDataset({ name: "toy.npz", source: npz, labels: fileOf("labels/integers.txt") });
    await expect(labelled).rejects.toThrow(/integers\.txt: toy\.npz brings its own labels; leave the labels file out/);
  });

  it("names the file at fault", async () => {
    const labels = fileOf("brokenLabels/conflict.txt");
    await expect(openDataset({ ...fileOf("good/blank.txt"), labels })).rejects.toThrow(/conflict\.txt, line 4/);
  });

  it("stops when aborted", async () => {
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(openDataset({ ...fileOf("good/blank.txt"), signal })).rejects.toThrow("stopped");
  });
});
