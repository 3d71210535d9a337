import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { collectBytes, joinBytes, readChunks } from "../src/data/byteSource";
import type { Dataset, FeatureDataset, TemporalDataset } from "../src/data/dataset";
import { openDataset } from "../src/data/open";
import { preparedFormat } from "../src/data/prepared/format";
import { readPrepared } from "../src/data/prepared/read";
import { type PreparedOrigin, preparedFile } from "../src/data/prepared/write";
import { readZipStream } from "../src/data/zip/stream";
import { InputError } from "../src/lib/inputError";
import { npyBytes } from "./npyBytes";

const write = (dataset: Dataset, origin?: PreparedOrigin): Uint8Array => {
  const file = preparedFile(dataset, origin);
  const bytes = joinBytes([...file.pieces()]);
  expect(bytes.length).toBe(file.size);
  return bytes;
};
const read = (bytes: Uint8Array): Promise<Dataset> => openDataset({ name: "toy.npz", source: bytes });

/** Hands bytes over in chunks of the given lengths, over and over. */
async function* inChunks(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; at += lengths[i++ % lengths.length]) {
    yield bytes.slice(at, at + lengths[i % lengths.length]);
  }
}

const toy: TemporalDataset = {
  form: "temporal",
  name: "toy graph",
  kind: "file",
  graph: {
    nodeCount: 4,
    src: Uint32Array.of(0, 2, 1),
    dst: Uint32Array.of(1, 2, 0),
    time: Float64Array.of(-1, 5, 5),
    labels: Int32Array.of(1, 0, -1, 1),
  },
  classNames: ["left", "à droite"],
};

const ring: FeatureDataset = {
  form: "features",
  name: "ring",
  kind: "file",
  adjacency: {
    ...{ rows: 3, cols: 3, rowPtr: Int32Array.of(0, 2, 4, 6), colIdx: Int32Array.of(1, 2, 0, 2, 0, 1) },
    values: new Float32Array(6).fill(1),
  },
  features: {
    ...{ rows: 3, cols: 2, rowPtr: Int32Array.of(0, 1, 1, 3), colIdx: Int32Array.of(1, 0, 1) },
    values: Float32Array.of(0.5, 1, 2),
  },
  labels: Int32Array.of(0, 1, -1),
  classNames: ["a", "b"],
  splits: { train: Uint32Array.of(0), val: Uint32Array.of(1), test: Uint32Array.of(2) },
};

const times = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const graphs = fc
  .record({
    nodeCount: fc.integer({ min: 1, max: 40 }),
    edges: fc.array(fc.tuple(fc.nat(39), fc.nat(39), times), { minLength: 1, maxLength: 60 }),
    labels: fc.option(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 40, maxLength: 40 })),
    names: fc.tuple(fc.string(), fc.string({ unit: "grapheme" }), fc.string()),
  })
  .map(({ nodeCount, edges, labels, names }): TemporalDataset => {
    // -0 is not before 0, so that edges at the two would have no order of their own.
    const sorted = edges.map(([a, b, t]) => [a % nodeCount, b % nodeCount, t + 0]).sort((a, b) => a[2] - b[2]);
    const labelled = labels?.slice(0, nodeCount);
    const graph = {
      nodeCount,
      src: Uint32Array.from(sorted, ([a]) => a),
      dst: Uint32Array.from(sorted, ([, b]) => b),
      time: Float64Array.from(sorted, ([, , t]) => t),
    };
    const base = { form: "temporal", name: "any", kind: "file" } as const;
    if (!labelled?.some((label) => label >= 0)) return { ...base, graph };
    const classNames = names.map((name) => name.replace(/\0/g, "_"));
    return { ...base, graph: { ...graph, labels: Int32Array.from(labelled) }, classNames };
  });

describe("the prepared form", () => {
  it("gives back a temporal graph bit by bit, however the bytes arrive", async () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(graphs, lengths, async (dataset, chunkLengths) => {
        const bytes = write(dataset);
        const entries = readZipStream("toy.npz", inChunks(bytes, chunkLengths));
        expect(await readPrepared("toy.npz", entries)).toEqual(dataset);
      }),
      { numRuns: 150 },
    );
  });

  it("gives back a static graph with its split", async () => {
    expect(await read(write(ring))).toEqual(ring);
  });

  it("keeps what is known of the origin; a claim that the counts contradict is not believed", async () => {
    const citation = "Somebody, 2020";
    const opened = await read(write({ ...toy, dropped: 7 }, { dataset: "dblp", kind: "real", citation }));
    expect(opened).toMatchObject({ name: "toy graph", id: "dblp", kind: "file", citation, dropped: 7 });
    expect(await read(write(toy, { kind: "synthetic twin" }))).toMatchObject({ kind: "synthetic twin" });
  });

  it("stores the smallest type that holds every time", () => {
    const typeOf = (...values: number[]): string => {
      const time = Float64Array.from(values);
      const ids = new Uint32Array(values.length);
      const npz = unzipSync(write({ ...toy, graph: { nodeCount: 1, src: ids, dst: ids, time } }));
      return /'descr': '(...)'/.exec(new TextDecoder().decode(npz["time.npy"].subarray(0, 64)))?.[1] ?? "";
    };
    expect(typeOf(-5, 2 ** 31 - 1)).toBe("<i4");
    expect(typeOf(0, 2 ** 31)).toBe("<u4");
    expect(typeOf(-1, 2 ** 31)).toBe("<f8");
    expect(typeOf(0, 0.5)).toBe("<f8");
    expect(typeOf(-0, 1)).toBe("<f8");
  });

  it("is a zip archive of npy files that another reader unpacks", () => {
    const files = unzipSync(write(toy));
    expect(Object.keys(files)).toEqual(
      ["meta", "src", "dst", "time", "labels", "class_names"].map((name) => `${name}.npy`),
    );
    // 0x93 NUMPY, version 1.0, a header of 0x76 = 118 bytes, then 0, 2, 1 in four bytes each.
    const { "src.npy": src } = files;
    expect([...src.subarray(0, 10)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 0x76, 0]);
    expect(new TextDecoder().decode(src.subarray(10, 128))).toBe(
      `${"{'descr': '<u4', 'fortran_order': False, 'shape': (3,), }".padEnd(117)}\n`,
    );
    expect([...src.subarray(128)]).toEqual([0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0]);
  });

  const numpy = spawnSync("python3", ["-c", "import numpy"]).status === 0;
  it.skipIf(!numpy)("is read and written by one line of NumPy (needs python3 with NumPy)", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lab-prepared-"));
    writeFileSync(join(folder, "toy.npz"), write(toy));
    const script = `
import numpy, json, sys
a = numpy.load("toy.npz")
print(json.dumps({k: [str(a[k].dtype), a[k].tolist()] for k in a.files if k != "meta"}))
numpy.savez("again.npz", **a)
numpy.savez_compressed("packed.npz", **a)
`;
    const { stdout, stderr } = spawnSync("python3", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      src: ["uint32", [0, 2, 1]],
      dst: ["uint32", [1, 2, 0]],
      time: ["int32", [-1, 5, 5]],
      labels: ["int32", [1, 0, -1, 1]],
      class_names: ["<U8", ["left", "à droite"]],
    });
    for (const name of ["again.npz", "packed.npz"]) {
      const { readFileSync } = await import("node:fs");
      expect(await read(new Uint8Array(readFileSync(join(folder, name))))).toEqual(toy);
    }
  });

  it("sorts what was written out of order", async () => {
    const graph = { nodeCount: 3, src: Uint32Array.of(0, 1, 2), dst: Uint32Array.of(1, 2, 0) };
    const opened = await read(write({ ...toy, graph: { ...graph, time: Float64Array.of(9, 1, 5) } }));
    expect(opened.form === "temporal" && [[...opened.graph.src], [...opened.graph.time]]).toEqual([
      [1, 2, 0],
      [1, 5, 9],
    ]);
  });
});

const numbers = (descr: string, data: ArrayBufferView & { length: number }, shape = `(${data.length},)`) =>
  npyBytes(descr, shape, data);
const text = (value: string) =>
  npyBytes(
    `<U${value.length}`,
    "()",
    Uint32Array.from(value, (letter) => letter.codePointAt(0) ?? 0),
  );
const meta = (changes: Readonly<Record<string, unknown>> = {}) =>
  text(
    JSON.stringify({
      ...{ format: preparedFormat, version: 1, form: "temporal", name: "toy", kind: "file", nodes: 4, edges: 2 },
      ...changes,
    }),
  );

const parts: Readonly<Record<string, Uint8Array>> = {
  meta: meta(),
  src: numbers("<u4", Uint32Array.of(0, 1)),
  dst: numbers("<u4", Uint32Array.of(1, 3)),
  time: numbers("<i4", Int32Array.of(4, 5)),
  labels: numbers("<i4", Int32Array.of(0, 1, -1, 0)),
  class_names: npyBytes("<U1", "(2,)", Uint32Array.of(97, 98)),
};
const npzOf = (changes: Readonly<Record<string, Uint8Array | undefined>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({ ...parts, ...changes }).flatMap(([name, bytes]) => (bytes ? [[`${name}.npy`, bytes]] : [])),
    ),
  );

describe("a broken prepared file", () => {
  it("is otherwise taken as it is", async () => {
    expect(await read(npzOf({}))).toMatchObject({ name: "toy", classNames: ["a", "b"] });
  });

  it.each<[string, Readonly<Record<string, Uint8Array | undefined>>, RegExp]>([
    ["a newer version", { meta: meta({ version: 2 }) }, /newer version of the lab \(form 2.*up to 1\); update the lab/],
    ["no version", { meta: meta({ version: undefined }) }, /"version" in meta is undefined/],
    [
      "another format",
      { meta: meta({ format: "mine" }) },
      /does not name the format "sparse-gnn-lab prepared data set"/,
    ],
    ["meta that is no JSON", { meta: text("{") }, /"meta" is no JSON/],
    ["meta that is null", { meta: text("null") }, /does not name the format/],
    ["an unknown form", { meta: meta({ form: "video" }) }, /"form" in meta is "video"; expected "temporal"/],
    ["no name", { meta: meta({ name: " " }) }, /"name" in meta is missing/],
    ["an unknown kind", { meta: meta({ kind: "best" }) }, /"kind" in meta is "best"; expected one of real/],
    ["a count below 0", { meta: meta({ nodes: -4 }) }, /"nodes" in meta is -4; expected a whole number/],
    ["a citation that is a list", { meta: meta({ citation: [] }) }, /"citation" in meta is no text/],
    ["too many edges", { meta: meta({ edges: 1e9 }) }, /1,000,000,000 edges, more than the 250,000,000/],
    ["too many nodes", { meta: meta({ nodes: 1e9 }) }, /1,000,000,000 nodes, more than the 100,000,000/],
    ["no edges at all", { meta: meta({ edges: 0 }) }, /holds no edges/],
    ["missing arrays", { src: undefined, time: undefined }, /src, time are missing; expected the arrays src, dst and/],
    ["ids out of range", { dst: numbers("<u4", Uint32Array.of(1, 4)) }, /in dst, number 2 is 4; expected.*0 to 3/],
    ["ids as doubles", { src: numbers("<f8", Float64Array.of(0, 1)) }, /src.*type "<f8"; expected "<u4".*src\.astype/],
    ["big-endian ids", { src: numbers(">u4", Uint32Array.of(0, 1)) }, /type ">u4"; expected little-endian/],
    [
      "another length",
      { src: numbers("<u4", Uint32Array.of(1)) },
      /in src, expected 2 numbers.*edges in meta, found 1/,
    ],
    ["a table", { src: numbers("<u4", Uint32Array.of(0, 1), "(1, 2)") }, /in src.*found the shape \(1, 2\)/],
    [
      "times without end",
      { time: numbers("<f8", Float64Array.of(0, Infinity)) },
      /in time, number 2 is Infinity.*finite/,
    ],
    ["times that are none", { time: numbers("<f8", Float64Array.of(Number.NaN, 1)) }, /in time, number 1 is NaN/],
    ["labels below -1", { labels: numbers("<i4", Int32Array.of(0, -2, 0, 0)) }, /in labels, number 2 is -2/],
    ["labels that say nothing", { labels: numbers("<i4", Int32Array.of(-1, -1, -1, -1)) }, /labels holds only -1/],
    [
      "labels without a name",
      { labels: numbers("<i4", Int32Array.of(0, 2, 0, 0)) },
      /labels goes up to 2, but .* 2 names/,
    ],
    ["a header that promises more", { src: npyBytes("<u4", "(2,)", Uint32Array.of(1)) }, /the archive states/],
    ["what is no array", { time: strToU8("5 6") }, /toy\.npz, time: this is no NumPy array/],
  ])("with %s is refused", async (_, changes, message) => {
    await expect(read(npzOf(changes))).rejects.toThrow(message);
    await expect(read(npzOf(changes))).rejects.toThrow(InputError);
  });

  it("is refused wherever it is cut off", async () => {
    const whole = write(toy);
    for (let length = 64; length < whole.length; length += 7) {
      await expect(read(whole.subarray(0, length)), `${length} bytes`).rejects.toThrow(/cut off or damaged/);
    }
  });

  it("is refused where a bit is turned, with both checksums", async () => {
    const bytes = write(toy);
    const at = bytes.findIndex((_, i) => bytes[i] === 2 && bytes[i - 4] === 0 && bytes[i + 4] === 1 && i > 600);
    bytes[at] ^= 1;
    await expect(read(bytes)).rejects.toThrow(/src\.npy is damaged: .*CRC-32\) is [0-9a-f]{8}, .* states [0-9a-f]{8}/);
  });

  it("is refused where an entry unpacks to more than it states", async () => {
    const bytes = zipSync({ "meta.npy": meta(), "src.npy": new Uint8Array(1_000_000) });
    const view = new DataView(bytes.buffer);
    const header = bytes.findIndex(
      (_, i) => i > 4 && view.getUint32(Math.min(i, bytes.length - 4), true) === 0x04034b50,
    );
    view.setUint32(header + 22, 1000, true);
    const entries = readZipStream("bomb.npz", readChunks(bytes, { name: "bomb.npz" }));
    await entries.next();
    const second = await entries.next();
    if (second.done) throw new Error("expected a second file");
    await expect(collectBytes(second.value.chunks())).rejects.toThrow(/unpacks to more than the 1,000 bytes/);
  });

  it("is not written above 4 GiB", () => {
    const huge = { length: 1.5e9, constructor: Float32Array, subarray: () => new Float32Array(0) };
    const graph = { ...toy.graph, src: huge as unknown as Uint32Array };
    expect(() => [...preparedFile({ ...toy, graph }).pieces()]).toThrow(/at most 4 GiB/);
  });
});
