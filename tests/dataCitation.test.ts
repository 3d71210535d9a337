import { readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseCitation as parseArrays } from "../src/data/citation";
import { readPlanetoid } from "../src/data/planetoid";
import { InputError } from "../src/lib/inputError";
import { npyBytes } from "./npyBytes";
import { openNpz } from "./npzFile";

const parseCitation = async (name: string, bytes: Uint8Array) => parseArrays(name, await openNpz(name, bytes));
const integers = (...values: number[]) => npyBytes("<i4", `(${values.length},)`, new Int32Array(values));
const floats = (...values: number[]) => npyBytes("<f4", `(${values.length},)`, new Float32Array(values));

// Edges 0 -> 1, 1 -> 0, 2 -> 1 twice, 2 -> 2 and a stored zero 0 -> 3; node 3 is alone. Features 4 by 3.
const arrays: Readonly<Record<string, Uint8Array>> = {
  adj_data: floats(1, 0, 1, 1, 5, 1),
  adj_indices: integers(1, 3, 0, 1, 2, 1),
  adj_indptr: integers(0, 2, 3, 6, 6),
  adj_shape: integers(4, 4),
  attr_data: floats(1, 0.5, 2, 1),
  attr_indices: integers(2, 0, 1, 1),
  attr_indptr: integers(0, 2, 2, 3, 4),
  attr_shape: integers(4, 3),
  labels: npyBytes("|i1", "(4,)", new Int8Array([2, 0, -1, 2])),
};

const npzOf = (changed: Readonly<Record<string, Uint8Array | undefined>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...arrays, ...changed }).flatMap(([name, bytes]) => (bytes ? [[`${name}.npy`, bytes]] : [])),
    ),
  );

describe("the sparse npz citation format", () => {
  it("gives a symmetric graph without self-loops, repeats and stored zeros", async () => {
    const { adjacency, features, labels, classNames } = await parseCitation("toy.npz", npzOf());
    expect([...adjacency.rowPtr]).toEqual([0, 1, 3, 4, 4]);
    expect([...adjacency.colIdx]).toEqual([1, 0, 2, 1]);
    expect([...adjacency.values]).toEqual([1, 1, 1, 1]);
    expect(features.cols).toBe(3);
    expect([...features.rowPtr]).toEqual([0, 2, 2, 3, 4]);
    expect([...features.colIdx]).toEqual([0, 2, 1, 1]);
    expect([...features.values]).toEqual([0.5, 1, 2, 1]);
    expect([...labels]).toEqual([1, 0, -1, 1]);
    expect(classNames).toEqual(["0", "2"]);
  });

  it("takes class names where the file has them", async () => {
    const codes = new Uint32Array(
      [..."Theory", ..."Nets\0\0", ..."Search"].map((letter) => letter.codePointAt(0) ?? 0),
    );
    const { classNames } = await parseCitation("toy.npz", npzOf({ class_names: npyBytes("<U6", "(3,)", codes) }));
    expect(classNames).toEqual(["Theory", "Search"]);
  });

  it.each<[string, Readonly<Record<string, Uint8Array | undefined>>, RegExp]>([
    ["a missing array", { attr_data: undefined }, /holds adj_data, .*of which attr_data is missing/],
    [
      "a column out of range",
      { adj_indices: integers(1, 3, 0, 1, 4, 1) },
      /adj_indices, expected columns below 4, but number 5 is 4/,
    ],
    ["a negative column", { attr_indices: integers(2, 0, -1, 1) }, /attr_indices, .*number 3 is -1/],
    [
      "falling row starts",
      { adj_indptr: integers(0, 3, 2, 6, 6) },
      /adj_indptr, expected rising numbers, but number 3 falls/,
    ],
    ["too few row starts", { adj_indptr: integers(0, 6) }, /adj_indptr, expected 5 numbers for 4 rows, found 2/],
    [
      "row starts beyond the entries",
      { adj_indptr: integers(0, 2, 3, 6, 7) },
      /adj_indptr, expected numbers from 0 to 6, found 0 to 7/,
    ],
    [
      "fewer values than columns",
      { attr_data: floats(1, 2) },
      /attr_indices, expected as many as in attr_data, 2, found 4/,
    ],
    [
      "a value that is no number",
      { attr_data: floats(1, Number.NaN, 2, 1) },
      /attr_data, expected finite numbers, but number 2 is NaN/,
    ],
    ["a graph that is not square", { adj_shape: integers(4, 5) }, /adj_shape is 4 by 5/],
    [
      "features of other nodes",
      { attr_shape: integers(3, 3), attr_indptr: integers(0, 2, 2, 4) },
      /attr_shape has 3 rows; expected 4/,
    ],
    ["labels of other nodes", { labels: integers(1, 2) }, /labels holds 2 numbers; expected one for each of 4 nodes/],
    ["labels below -1", { labels: integers(1, 2, -3, 0) }, /in labels, number 3 is -3/],
    ["labels that say nothing", { labels: integers(-1, -1, -1, -1) }, /labels holds only -1/],
    ["pickled labels", { labels: npyBytes("|O", "(4,)", new Uint8Array(9)) }, /labels: the array holds pickled/],
  ])("refuses %s", async (_, changed, message) => {
    await expect(parseCitation("toy.npz", npzOf(changed))).rejects.toThrow(message);
    await expect(parseCitation("toy.npz", npzOf(changed))).rejects.toThrow(InputError);
  });
});

describe("the Planetoid text form", () => {
  const folder = new URL("fixtures/data/planetoid/", import.meta.url);
  const file = (name: string) => ({ name, source: new Uint8Array(readFileSync(new URL(name, folder))) });
  const text = (name: string, content: string) => ({ name, source: new TextEncoder().encode(content) });
  const files = {
    name: "toy",
    edges: file("edges.tsv"),
    features: file("features.tsv"),
    labels: file("labels.tsv"),
    split: file("split.json"),
  };

  it("reads edges, features, labels and split", async () => {
    const { adjacency, features, labels, classNames, splits } = await readPlanetoid(files);
    expect([...adjacency.rowPtr]).toEqual([0, 1, 3, 4, 4]);
    expect([...adjacency.colIdx]).toEqual([1, 0, 2, 1]);
    expect([features.rows, features.cols]).toEqual([4, 5]);
    expect([...features.rowPtr]).toEqual([0, 2, 3, 3, 4]);
    expect([...features.colIdx]).toEqual([1, 4, 0, 4]);
    expect([...labels]).toEqual([1, 0, -1, 1]);
    expect(classNames).toEqual(["0", "1"]);
    expect(splits).toEqual({ train: Uint32Array.of(0), val: Uint32Array.of(1), test: Uint32Array.of(2, 3) });
  });

  it("reads a range as first and last node", async () => {
    const split = text("split.json", `{"train": [0, 2], "val": [3], "test": []}`);
    expect((await readPlanetoid({ ...files, split })).splits?.train).toEqual(Uint32Array.of(0, 1, 2));
  });

  it.each([
    ["edges", "0\t9\n", /edges, line 1: expected a whole number from 0 to 3, found "9"/],
    ["edges", "0\t1\t2\n", /edges, line 1: expected two nodes, found 3 columns/],
    ["features", "# c\n0\tx\n", /features, line 2: expected a whole number .*found "x"/],
    ["labels", "0\t1\n0\t2\n", /labels, line 2: node 0 has a second label/],
    ["labels", "# none\n", /labels: the file holds no rows/],
    ["split", "{", /split: the split is no JSON/],
    ["split", `{"train": [0], "val": [1]}`, /split: "test" is no list of nodes from 0 to 3/],
    ["split", `{"train": [0], "val": [0], "test": [1]}`, /split: a node is in two parts/],
  ])("refuses %s %j", async (part, content, message) => {
    await expect(readPlanetoid({ ...files, [part]: text(part, content) })).rejects.toThrow(message);
  });
});
