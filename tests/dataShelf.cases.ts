import { describe, expect, it } from "vitest";
import { type ByteSource, collectBytes, readChunks } from "../src/data/byteSource";
import type { Shelf } from "../src/data/shelf/shelf";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = async (source: ByteSource): Promise<string> =>
  new TextDecoder().decode(await collectBytes(readChunks(source, { name: "a file of the shelf" })));

/** Writes a text at the end of a file. */
async function put(shelf: Shelf, name: string, text: string): Promise<number> {
  const writer = await shelf.append(name);
  await writer.write(bytesOf(text));
  await writer.close();
  return writer.start;
}

/** Reads a whole file; undefined where there is none. */
async function take(shelf: Shelf, name: string): Promise<string | undefined> {
  const file = await shelf.read(name);
  return file && textOf(file.source);
}

/** What every kind of shelf must do; `make` opens an empty one. */
export function shelfCases(make: () => Promise<Shelf>): void {
  describe("every shelf", () => {
    it("keeps what was written, and goes on at the end of it", async () => {
      const shelf = await make();
      expect(await put(shelf, "a.npz", "one ")).toBe(0);
      expect(await put(shelf, "a.npz", "two")).toBe(4);
      expect(await take(shelf, "a.npz")).toBe("one two");
      expect(await shelf.list()).toEqual([{ name: "a.npz", bytes: 7 }]);
    });

    it("copies what it is given", async () => {
      const shelf = await make();
      const chunk = bytesOf("kept");
      const writer = await shelf.append("a");
      await writer.write(chunk);
      chunk.fill(0);
      await writer.close();
      expect(await take(shelf, "a")).toBe("kept");
    });

    it("joins many small writes and a large one in order", async () => {
      const shelf = await make();
      const writer = await shelf.append("a");
      const large = new Uint8Array(3_000_000).map((_, i) => i % 251);
      for (let i = 0; i < 100; i++) await writer.write(bytesOf(`${i % 10}`));
      await writer.write(large);
      await writer.write(bytesOf("end"));
      await writer.close();
      const file = await shelf.read("a");
      if (!file) throw new Error("expected the file");
      expect(file.bytes).toBe(3_000_103);
      const bytes = await collectBytes(readChunks(file.source, { name: "a" }));
      expect(new TextDecoder().decode(bytes.subarray(0, 12))).toBe("012345678901");
      // Comparing item by item takes the test library seconds.
      expect(bytes.subarray(100, 3_000_100).every((byte, i) => byte === large[i])).toBe(true);
      expect(new TextDecoder().decode(bytes.subarray(3_000_100))).toBe("end");
    });

    it("renames a file, in place of another of that name", async () => {
      const shelf = await make();
      await put(shelf, "old", "new text");
      await put(shelf, "a.npz", "old text");
      await shelf.rename("old", "a.npz");
      expect(await take(shelf, "a.npz")).toBe("new text");
      expect(await take(shelf, "old")).toBeUndefined();
      // A file of the old name has a life of its own.
      await put(shelf, "old", "another");
      await shelf.remove("old");
      expect(await take(shelf, "a.npz")).toBe("new text");
    });

    it("knows nothing of files that are not there or were removed", async () => {
      const shelf = await make();
      await shelf.remove("never");
      await shelf.rename("never", "a");
      expect(await shelf.read("never")).toBeUndefined();
      await put(shelf, "b", "text");
      await put(shelf, "a", "");
      expect((await shelf.list()).map(({ name, bytes }) => [name, bytes])).toEqual([
        ["a", 0],
        ["b", 4],
      ]);
      await shelf.remove("b");
      await shelf.remove("a");
      expect(await shelf.list()).toEqual([]);
    });
  });
}
