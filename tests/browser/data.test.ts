import { gzipSync, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { joinBytes } from "../../src/data/byteSource";
import { openDataset } from "../../src/data/open";
import { preparedFile } from "../../src/data/prepared/write";
import { InputError } from "../../src/lib/inputError";

const text = new TextEncoder().encode(Array.from({ length: 20_000 }, (_, i) => `${i % 90} ${i % 7} ${i}\n`).join(""));
const packed = gzipSync(text, { mtime: 0 });
const fileOf = (bytes: Uint8Array) => {
  const file = new File([bytes as BlobPart], "edges.txt.gz");
  return { name: file.name, source: file.stream(), size: file.size };
};

describe("reading chosen files in a browser", () => {
  it("streams a gz file and a plain one", async () => {
    for (const bytes of [packed, text]) {
      const dataset = await openDataset(fileOf(bytes));
      if (dataset.form !== "temporal") throw new Error("expected an edge list");
      expect(dataset.graph.nodeCount).toBe(90);
      expect(dataset.graph.time.length).toBe(20_000);
    }
  });

  it.each([
    ["cut off", packed.slice(0, packed.length >> 1)],
    ["cut off in its last bytes", packed.slice(0, packed.length - 3)],
    ["with a wrong checksum", packed.map((byte, i) => (i === packed.length - 8 ? byte ^ 1 : byte))],
  ])("refuses a gz file %s", async (_, bytes) => {
    const opening = openDataset(fileOf(bytes));
    await expect(opening).rejects.toThrow(/the gz file is cut off or damaged/);
    await expect(opening).rejects.toBeInstanceOf(InputError);
  });

  it("unpacks a zip, and refuses one that is damaged", async () => {
    const zip = zipSync({ "graph/edges.txt": text });
    const dataset = await openDataset(fileOf(zip));
    expect(dataset.form === "temporal" && dataset.graph.time.length).toBe(20_000);
    const middle = zip.length >> 1;
    const damaged = openDataset(fileOf(zip.map((byte, i) => (i === middle ? byte ^ 255 : byte))));
    await expect(damaged).rejects.toThrow(/damaged|unpacks to more than/);
    await expect(damaged).rejects.toBeInstanceOf(InputError);
  });

  it("writes a prepared file and reads it back, packed by another tool too", async () => {
    const dataset = await openDataset(fileOf(text));
    const bytes = joinBytes([...preparedFile(dataset).pieces()]);
    expect(await openDataset(fileOf(bytes))).toEqual(dataset);
    expect(await openDataset(fileOf(zipSync(unzipSync(bytes), { level: 9 })))).toEqual(dataset);
  });

  it("stops when aborted", async () => {
    const stop = new AbortController();
    const opening = openDataset({
      ...fileOf(text),
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("stopped by a person")),
    });
    await expect(opening).rejects.toThrow("stopped by a person");
  });
});
