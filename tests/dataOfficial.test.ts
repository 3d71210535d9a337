import { strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { joinBytes } from "../src/data/byteSource";
import type { TemporalDataset } from "../src/data/dataset";
import { openDataset } from "../src/data/open";
import { InputError } from "../src/lib/inputError";
import { npyBytes } from "./npyBytes";

type Files = Readonly<Record<string, string | Uint8Array>>;
const bytesOf = (content: string | Uint8Array) => (typeof content === "string" ? strToU8(content) : content);

/** Packs files as most tools do: sizes before each file. */
const zipOf = (files: Files): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, bytesOf(content)])));

/** Packs files as tools do that write to a stream: sizes behind each file, which may be stored or deflated. */
const streamedZipOf = (files: Files): Uint8Array => {
  const parts: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => parts.push(chunk));
  Object.entries(files).forEach(([name, content], i) => {
    const file = i % 2 === 0 ? new ZipDeflate(name) : new ZipPassThrough(name);
    zip.add(file);
    file.push(bytesOf(content), true);
  });
  zip.end();
  return joinBytes(parts);
};

const open = async (name: string, source: Uint8Array, notes: string[] = []): Promise<TemporalDataset> => {
  const dataset = await openDataset({ name, source, onNote: (note) => notes.push(note) });
  if (dataset.form !== "temporal") throw new Error("expected a temporal graph");
  return dataset;
};
const columns = ({ graph: { src, dst, time } }: TemporalDataset) => [[...src], [...dst], [...time]];

describe("the zip of Network Repository", () => {
  const edges = "% directed\n% 4 5\n1 2 1 978307200\n2 3 1 315522000\n3 1 1 978307260\n1 4 1 2524608000\n2 1 1 1\n";

  it("opens by the edge list in it, and leaves out edges with impossible dates, saying so", async () => {
    const zip = zipOf({ "ia-enron-email-dynamic.edges": edges, "readme.html": "<html>" });
    const notes: string[] = [];
    const dataset = await open("some/ia-enron-email-dynamic.zip", zip, notes);
    expect(dataset).toMatchObject({ name: "ia-enron-email-dynamic.zip", kind: "file", dropped: 3 });
    // Nodes in the order of the file: 1, 2, 3, 4. Node 4 stays although its only edge goes.
    expect(dataset.graph.nodeCount).toBe(4);
    expect(columns(dataset)).toEqual([
      [0, 2],
      [1, 0],
      [978307200, 978307260],
    ]);
    expect(notes).toEqual([
      expect.stringMatching(/ia-enron-email-dynamic\.edges: 3 edges dated before 1990 or from 2010 on: .* left out\.$/),
    ]);
  });

  it("keeps every date of any other file", async () => {
    const notes: string[] = [];
    const dataset = await open("mine.zip", zipOf({ "folder/": "", "folder/mine.edges": edges }), notes);
    expect(dataset.graph.time.length).toBe(5);
    expect([dataset.dropped, notes]).toEqual([undefined, []]);
  });
});

describe("a zip with an edge list", () => {
  const edges = "a b 1\nb c 2\n";

  it.each<[string, Files]>([
    ["alone", { "graph.txt": edges }],
    [
      "in a folder, beside what systems add",
      { "x/graph.csv": edges, "__MACOSX/x/._graph.csv": "?", "x/.DS_Store": "?" },
    ],
    ["beside prose", { "README.txt": "read me", "graph.edges": edges, "LICENSE.txt": "free", "paper.pdf": "%PDF" }],
    ["named as the archive", { "toy.txt": edges, "other.txt": "1 2 3 4 5 6\n" }],
    ["inside another zip", { "inner.zip": zipOf({ "graph.txt": edges }) }],
  ])("opens: %s", async (_, files) => {
    for (const pack of [zipOf, streamedZipOf]) {
      const dataset = await open("toy.zip", pack(files));
      expect(columns(dataset)).toEqual([
        [0, 1],
        [1, 2],
        [1, 2],
      ]);
      expect(dataset.name).toBe("toy.zip");
    }
  });

  it("opens with its labels, as dblp.zip of MNCI does", async () => {
    const files = { "dblp/dblp.txt": "1 2 0.0\r\n2 3 0.5\r\n", "dblp/node2label.txt": "1 7\r\n2 3\r\n3 7\r\n" };
    const dataset = await open("dblp.zip", zipOf(files));
    expect(dataset.classNames).toEqual(["3", "7"]);
    expect([...(dataset.graph.labels ?? [])]).toEqual([1, 0, 1]);
  });

  it.each<[string, Files, RegExp]>([
    ["several", { "a.txt": edges, "b.csv": edges }, /several files that may be data \(found a\.txt, b\.csv\); unpack/],
    ["none", { "a.png": "?", "b.pdf": "?" }, /no file that looks like an edge list or npz \(found a\.png, b\.pdf\)/],
    ["nothing at all", { "folder/": "" }, /no file that looks like an edge list or npz \(found nothing\)/],
    ["a broken one", { "a.txt": "1 2 three\n" }, /toy\.zip, a\.txt, line 1: /],
    ["two sets of labels", { "a.txt": edges, "labels.txt": "a 1", "classes.txt": "a 1" }, /several files that may be/],
    [
      "zips all the way",
      { "a.zip": zipOf({ "b.zip": zipOf({ "c.zip": zipOf({ "d.txt": edges }) }) }) },
      /inside archives/,
    ],
  ])("is refused where it holds %s", async (_, files, message) => {
    await expect(open("toy.zip", zipOf(files))).rejects.toThrow(message);
    await expect(open("toy.zip", zipOf(files))).rejects.toThrow(InputError);
  });

  it("is refused wherever it is cut off", async () => {
    for (const zip of [zipOf({ "graph.txt": edges }), streamedZipOf({ "graph.txt": edges })]) {
      for (let length = 4; length < zip.length; length++) {
        await expect(open("toy.zip", zip.subarray(0, length)), `${length} bytes`).rejects.toThrow(/cut off or damaged/);
      }
    }
  });

  it("is refused where it is encrypted, or packed in a way of its own", async () => {
    const change = (at: number, value: number): Uint8Array => {
      const zip = zipOf({ "graph.txt": edges });
      const directory = zip.findIndex((_, i) => zip[i] === 0x50 && zip[i + 2] === 1 && zip[i + 3] === 2);
      zip[directory + at] = value;
      return zip;
    };
    await expect(open("toy.zip", change(8, 1))).rejects.toThrow(/graph\.txt is encrypted; unpack the archive with/);
    await expect(open("toy.zip", change(10, 99))).rejects.toThrow(/packed by method 99, which is not read/);
    await expect(open("toy.zip", change(16, 99))).rejects.toThrow(/is damaged: its checksum \(CRC-32\) is/);
    await expect(open("toy.zip", change(24, 1))).rejects.toThrow(/unpacks to more than the 1 bytes/);
  });
});

describe("the monthly files of CTGCN", () => {
  const header = "from_id\tto_id\tweight\n";
  const months = {
    "enron/1.format/2000-01.csv": `${header}U1\tU2\t2\nU2\tU3\t1\n`,
    "enron/1.format/1999-12.csv": `${header}U3\tU1\t1\r\n`,
    "enron/nodes_set/nodes.csv": "U1\nU2\n",
  };

  it("become edges at the first second of each month, as many as the weight says", async () => {
    const dataset = await open("CTGCN.zip", zipOf(months));
    // U3 and U1 come first, in December 1999.
    expect(columns(dataset)).toEqual([
      [0, 1, 1, 2],
      [1, 2, 2, 0],
      [944006400, 946684800, 946684800, 946684800],
    ]);
  });

  it.each<[string, Files, RegExp]>([
    [
      "weight",
      { "1999-05.csv": `${header}U1\tU2\tmany\n`, "1999-06.csv": header },
      /1999-05\.csv, line 2: expected from_id/,
    ],
    [
      "number of columns",
      { "1999-05.csv": "U1\tU2\n", "1999-06.csv": header },
      /1999-05\.csv, line 1: expected from_id/,
    ],
    ["half a mail", { "1999-05.csv": "U1\tU2\t0.5\n", "1999-06.csv": header }, /line 1: .*whole number of e-mails/],
    ["month", { "1999-05.csv": header, "1999-13.csv": header }, /1999-13\.csv: the name is no month/],
    ["content", { "1999-05.csv": header, "1999-06.csv": header }, /the file is empty/],
    ["place", { "a/1999-05.csv": header, "b/1999-06.csv": header }, /monthly files in several folders/],
  ])("are refused with a wrong %s", async (_, files, message) => {
    await expect(open("m.zip", zipOf(files))).rejects.toThrow(message);
    await expect(open("m.zip", zipOf(files))).rejects.toThrow(InputError);
  });
});

describe("the npz of STAR", () => {
  // Two steps of three nodes: 0 - 1 in step 0; 1 - 2 and a loop at 2 in step 1.
  const dense = [0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1];
  const oneHot = Float64Array.of(0, 1, 1, 0, 0, 1);
  const attributes = npyBytes("<f8", "(3, 2, 1)", new Float64Array(6));
  const star = (adjs: Uint8Array, labels = npyBytes("<f8", "(3, 2)", oneHot)) => ({
    "adjs.npy": adjs,
    "attmats.npy": attributes,
    "labels.npy": labels,
  });
  const expected = [
    [0, 1, 1, 2, 2],
    [1, 0, 2, 1, 2],
    [0, 0, 1, 1, 1],
  ];

  it.each<[string, ArrayBufferView]>([
    ["<f8", Float64Array.from(dense)],
    ["<f4", Float32Array.from(dense)],
    ["<i8", BigInt64Array.from(dense, BigInt)],
    ["<i4", Int32Array.from(dense)],
    ["|u1", Uint8Array.from(dense)],
    ["|b1", Uint8Array.from(dense)],
  ])("gives the nonzeros of each step as edges, for %s", async (type, data) => {
    const notes: string[] = [];
    for (const pack of [zipOf, streamedZipOf]) {
      const dataset = await open("Brain_5000nodes.npz", pack(star(npyBytes(type, "(2, 3, 3)", data))), notes);
      expect(columns(dataset)).toEqual(expected);
      expect([...(dataset.graph.labels ?? [])]).toEqual([1, 0, 1]);
      expect(dataset.classNames).toEqual(["0", "1"]);
    }
    expect(notes[0]).toMatch(/node attributes \(attmats\) are not used/);
  });

  it("is read in the other order of an array too, and as it lies in STAR's own zip beside other data", async () => {
    // The step runs fastest, then the row, then the column.
    const fortran = Float32Array.from(
      dense,
      (_, i) => dense[(i % 2) * 9 + (Math.floor(i / 2) % 3) * 3 + Math.floor(i / 6)],
    );
    const npz = zipOf(star(npyBytes("<f4", "(2, 3, 3)", fortran, { fortran: true })));
    const zip = zipOf({ "STAR/train.py": "x", "STAR/DBLP5.npz": "x", "STAR/Brain_5000nodes.npz": npz });
    const { graph } = await open("STAR-Code-Data.zip", zip);
    const pairs = [...graph.src].map((from, e) => [graph.time[e], from, graph.dst[e]].join(" ")).sort();
    expect(pairs).toEqual(["0 0 1", "0 1 0", "1 1 2", "1 2 1", "1 2 2"]);
  });

  it("takes labels that are classes", async () => {
    const adjs = npyBytes("<f4", "(2, 3, 3)", Float32Array.from(dense));
    const dataset = await open("b.npz", zipOf(star(adjs, npyBytes("<i8", "(3,)", BigInt64Array.of(2n, 0n, -1n)))));
    expect([...(dataset.graph.labels ?? [])]).toEqual([2, 0, -1]);
    expect(dataset.classNames).toEqual(["0", "1", "2"]);
  });

  const adjs = npyBytes("<f4", "(2, 3, 3)", Float32Array.from(dense));
  it.each<[string, Files, RegExp]>([
    [
      "another shape",
      star(npyBytes("<f4", "(2, 9)", Float32Array.from(dense))),
      /adjs has the shape \(2, 9\); expected/,
    ],
    ["no edges", star(npyBytes("<f4", "(2, 3, 3)", new Float32Array(18))), /adjs holds only zeros/],
    ["NaN", star(npyBytes("<f4", "(2, 3, 3)", new Float32Array(18).fill(Number.NaN))), /in adjs, number 1 is NaN/],
    ["too few numbers", star(npyBytes("<f4", "(2, 3, 3)", new Float32Array(17))), /adjs: the array is cut off/],
    ["pickled objects", star(npyBytes("|O", "(2, 3, 3)", new Uint8Array(9))), /adjs: the array has the type "\|O"/],
    [
      "two classes at once",
      star(adjs, npyBytes("<f8", "(3, 2)", new Float64Array(6).fill(1))),
      /row 1 of labels is 1 1/,
    ],
    ["labels of other nodes", star(adjs, npyBytes("<f8", "(2, 3)", oneHot)), /labels has the shape \(2, 3\)/],
    [
      "half classes",
      star(adjs, npyBytes("<f8", "(3,)", Float64Array.of(0, 0.5, 1))),
      /holds numbers that are no classes/,
    ],
  ])("is refused with %s", async (_, files, message) => {
    await expect(open("b.npz", zipOf(files))).rejects.toThrow(message);
    await expect(open("b.npz", zipOf(files))).rejects.toThrow(InputError);
  });
});
