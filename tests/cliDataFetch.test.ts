import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FetchCommand, fetchCommand } from "../src/cli/data/fetch";
import type { Teller } from "../src/cli/data/tell";
import type { DatasetEntry } from "../src/data/datasets/types";
import { openDataset } from "../src/data/open";
import { InputError } from "../src/lib/inputError";
import { temporaryFolder } from "./cliProcess";
import { type FileServer, sha256Of, startFileServer } from "./fileServer";

const edges = Array.from({ length: 4000 }, (_, e) => `${e % 89} ${(e * 7) % 97} ${900_000_000 + e * e}\n`).join("");
const packed = new Uint8Array(gzipSync(edges));
const counts = { nodes: 97, edges: 4000 };

let server: FileServer;
let folder: string;
let said: string[];
beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.close());
beforeEach(() => {
  folder = temporaryFolder();
  said = [];
  server.asked.length = 0;
  server.files.clear();
  server.files.set("data/toy.txt.gz", { bytes: packed, etag: '"a"' });
});

const teller: Teller = {
  say: (sentence) => said.push(sentence),
  progress: () => () => undefined,
  clear: () => undefined,
};

const entryWith = (changes: Partial<DatasetEntry> = {}): DatasetEntry => ({
  label: "Toy",
  kind: "real",
  form: "temporal",
  tasks: ["link"],
  description: "A toy.",
  citation: "Nobody, 2020",
  licence: "None.",
  pinned: {
    kind: "real",
    source: "this machine",
    files: [{ name: "toy.txt.gz", url: `${server.url}/data/toy.txt.gz`, sha256: sha256Of(packed) }],
    counts,
  },
  ...changes,
});

const fetchToy = (changes: Partial<FetchCommand> = {}, entry = entryWith()): Promise<void> =>
  fetchCommand({ id: "toy", official: false, again: false, folder, retryAfter: [0], ...changes }, entry, teller);
const path = () => join(folder, "toy.npz");
const part = () => join(folder, ".download/toy/toy.txt.gz");

describe("fetching a data set", () => {
  it("writes a prepared file that says what it is, and clears the download away", async () => {
    await fetchToy();
    const bytes = new Uint8Array(readFileSync(path()));
    // "toy" is no id of the registry, so that nobody vouches for its being real when it is read.
    const dataset = await openDataset({ name: "toy.npz", source: bytes });
    expect(dataset).toMatchObject({ name: "Toy", id: "toy", citation: "Nobody, 2020", kind: "file" });
    expect(dataset.form === "temporal" && dataset.graph.src.length).toBe(4000);
    expect(readdirSync(folder)).toEqual(["toy.npz"]);
    expect(said.at(-1)).toMatch(/^Toy \(real\): 97 nodes, 4,000 edges\. .*toy\.npz, 0\.0 MB\.$/);
  });

  it("leaves one alone that is at hand, unless told to fetch again", async () => {
    await fetchToy();
    await fetchToy();
    expect(server.asked.length).toBe(1);
    expect(said.at(-1)).toMatch(/at hand already.*--again/);
    await fetchToy({ again: true });
    expect(server.asked.length).toBe(2);
  });

  it("goes on where an interrupted download stopped", async () => {
    server.files.set("data/toy.txt.gz", { bytes: packed, etag: '"a"', breakAfter: [2000, 0, 0] });
    await expect(fetchToy()).rejects.toThrow(/broke off.*2,000 bytes are kept; the next attempt goes on/);
    expect([statSync(part()).size, existsSync(path())]).toEqual([2000, false]);
    server.asked.length = 0;
    await fetchToy();
    expect(server.asked).toEqual([{ path: "data/toy.txt.gz", range: "bytes=2000-", ifRange: '"a"' }]);
    expect(said).toContain("toy.txt.gz: went on after 2,000 bytes.");
    expect(existsSync(path())).toBe(true);
  });

  it("refuses a wrong checksum with both sums, and leaves nothing behind", async () => {
    const other = packed.map((byte, i) => (i === 900 ? byte ^ 1 : byte));
    server.files.set("data/toy.txt.gz", { bytes: other });
    await expect(fetchToy()).rejects.toThrow(new RegExp(`is ${sha256Of(other)}, expected ${sha256Of(packed)}`));
    expect([existsSync(part()), existsSync(path())]).toEqual([false, false]);
  });

  it("refuses a file with other counts, and leaves nothing behind", async () => {
    const pinned = { ...entryWith().pinned, counts: { nodes: 97, edges: 4001 } } as DatasetEntry["pinned"];
    await expect(fetchToy({}, entryWith({ pinned }))).rejects.toThrow(
      /toy\.txt\.gz is not Toy, or not all of it: it has 4,000 edges instead of 4,001\. Nothing was kept\./,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes the same file from elsewhere, with its checksum, another, or none", async () => {
    const entry = entryWith({ pinned: undefined, counts, official: "https://example.org/toy.txt.gz" });
    server.files.set("else%20where/t.gz", { bytes: packed });
    const from = `${server.url}/else%20where/t.gz`;
    await fetchToy({ from, sha256: sha256Of(packed) }, entry);
    expect(said.join()).not.toMatch(/No checksum/);
    await fetchToy({ from, sha256: "none", again: true }, entryWith());
    expect(said).toContainEqual(expect.stringMatching(/^No checksum is known of t\.gz; the counts are checked/));
    await expect(fetchToy({ from, sha256: "0".repeat(64), again: true })).rejects.toThrow(/expected 0{64}/);
    expect(existsSync(path())).toBe(true);
  });

  it("takes one file a month from one folder", async () => {
    const months = ["1999-05.csv", "1999-06.csv"];
    months.forEach((name, i) => {
      server.files.set(`m/${name}`, { bytes: new TextEncoder().encode(`from_id\tto_id\tweight\nU1\tU${i + 2}\t2\n`) });
    });
    const files = months.map((name) => ({ name, url: `https://example.org/${name}` }));
    const pinned = {
      kind: "real, month resolution",
      source: "x",
      files,
      counts: { nodes: 3, edges: 4, timeStamps: 2 },
    } as const;
    await fetchToy({ from: `${server.url}/m/` }, entryWith({ pinned, counts: { nodes: 99 } }));
    expect(said[0]).toMatch(/No checksum is known of the 2 files, of which the commit in their address vouches/);
    expect(said.at(-1)).toMatch(/^Toy \(real, month resolution\): 3 nodes, 4 edges/);
  });

  it.each<[string, Partial<FetchCommand>, Partial<DatasetEntry>, RegExp]>([
    ["an address that is none", { from: "toy.txt" }, {}, /"toy\.txt" is no web address/],
    ["a checksum that is none", { sha256: "abc" }, {}, /--sha256 takes 64 hexadecimal digits, or none, not "abc"/],
    ["no official file", { official: true }, { official: "https://example.org/toys" }, /no official file to download/],
    ["no source at all", {}, { pinned: undefined }, /No source of Toy is known; give the address/],
  ])("refuses %s", async (_, command, entry, message) => {
    await expect(fetchToy(command, entryWith(entry))).rejects.toThrow(message);
    await expect(fetchToy(command, entryWith(entry))).rejects.toThrow(InputError);
    expect(server.asked).toEqual([]);
  });
});
