import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openDataset } from "../../src/data/open";
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
