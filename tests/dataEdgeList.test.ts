import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEdgeList } from "../src/data/edgeList";
import { InputError } from "../src/lib/inputError";
import type { Progress } from "../src/lib/progress";

const folder = new URL("fixtures/data/", import.meta.url);
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, folder)));
const read = (text: string) => readEdgeList(new TextEncoder().encode(text), { name: "edges.txt" });

// Every good file says: 10 -> 3 at 5, 3 -> 7 at 2, 10 -> 3 at 5 again, 7 -> 7 at 9, 25 -> 10 at -1.
// In order of appearance the nodes are 10, 3, 7, 25.
describe("edge lists in every form give the same columns", () => {
  it.each(readdirSync(new URL("good/", folder)))("%s", async (file) => {
    const { graph } = await readEdgeList(bytesOf(`good/${file}`), { name: file });
    expect(graph.nodeCount).toBe(4);
    expect([...graph.src]).toEqual([3, 1, 0, 0, 2]);
    expect([...graph.dst]).toEqual([0, 2, 1, 1, 2]);
    expect([...graph.time]).toEqual([-1, 2, 5, 5, 9]);
  });
});

const broken: Readonly<Record<string, RegExp>> = {
  "archive.zip": /^archive\.zip: .*a zip archive; unpack it/,
  "bareReturns.txt": /, line 1: .*bare carriage return.*LF or CRLF/,
  "binaryIds.txt": /, line 101: .*no text/,
  "binaryInTheMiddle.txt": /, line 101: .*no text/,
  "columnMissing.txt": /^columnMissing\.txt, line 4: expected 3 columns as in line 2, found 2\.$/,
  "columnTooMany.csv": /, line 3: expected 3 columns as in line 2, found 4\.$/,
  "columnsAfterHeader.csv": /, line 2: expected 3 columns \(source, target, time\).*found 2\..*node labels/,
  "cutOff.txt.gz": /cut off or damaged.*again/,
  "cutOffTrailer.txt.gz": /cut off or damaged.*again/,
  "damaged.txt.gz": /cut off or damaged|line \d+/,
  "edges.json.txt": /a JSON file; save the edges as plain text/,
  "empty.txt": /^empty\.txt: the file is empty; expected rows of source, target, time\.$/,
  "emptyInside.txt.gz": /the file is empty/,
  "firstTimeIsNan.txt": /, line 1: expected the time.*found "nan"/,
  "firstTimeIsText.txt": /, line 1: expected the time.*found "soon"/,
  "fiveColumns.txt": /, line 1: expected 3 columns .*or 4 .*found 5\.$/,
  "graph.gml": /a GML file/,
  "matrixMarket.mtx": /Matrix Market file, which has no times/,
  "nodeMissing.csv": /, line 2: expected a node id, found nothing/,
  "oneColumn.txt": /, line 1: expected 3 columns .*found 1\.$/,
  "onlyComments.txt": /, line 3: the file ends without an edge: it holds only comments or blank lines/,
  "onlyHeader.csv": /, line 1: the file ends without an edge: it holds only a header/,
  "pickle.bin": /binary data/,
  "picture.png": /a PNG picture/,
  "timeFirst.csv": /, line 1: the header calls the last column "target", but expected the time there/,
  "timeIsDate.csv": /, line 2: expected the time.*found "2001-05-01"/,
  "timeIsInfinite.txt": /, line 2: expected the time.*found "-Infinity"/,
  "timeIsNan.txt": /, line 3: expected the time.*found "NaN"/,
  "timeIsText.txt": /, line 2: expected the time.*a number such as .*found "yesterday"/,
  "timeMissing.csv": /, line 2: expected the time.*found ""/,
  "timeTooLarge.txt": /, line 2: expected the time.*found "1e400"/,
  "twicePacked.txt.gz": /a gz file inside a gz file; unpack it once/,
  "twoColumns.txt": /, line 2: expected 3 columns .*found 2\. Two columns look like node labels/,
  "utf16.txt": /text in UTF-16; save it as UTF-8/,
  "utf16WithoutMark.txt": /text in UTF-16; save it as UTF-8/,
  "webPage.txt": /a web page \(HTML\) instead of data; download the file itself/,
  "weightIsText.txt": /, line 1: expected the weight.*found "heavy"/,
  "weightLast.csv": /, line 1: the header calls the last column "weight"/,
  "xml.graphml": /an XML file/,
};

describe("a broken edge list gives an error that says where and what was expected", () => {
  it("has an expected message for each broken file", () => {
    expect(readdirSync(new URL("broken/", folder)).sort()).toEqual(Object.keys(broken).sort());
  });

  it.each(Object.entries(broken))("%s", async (file, message) => {
    const reading = readEdgeList(bytesOf(`broken/${file}`), { name: file });
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toBeInstanceOf(InputError);
  });

  it("names a line that is too long", async () => {
    await expect(read(`1 2 3\n${"4".repeat(70_000)} 5 6\n`)).rejects.toThrow(
      /line 2: the line is longer than 65,536 bytes/,
    );
    await expect(read("1 2 3\r".repeat(20_000))).rejects.toThrow(/line 1: .*bare carriage returns/);
  });

  it("recognises a tar archive inside a gz file", async () => {
    const tar = new Uint8Array(1024).fill(97);
    tar.set(new TextEncoder().encode("ustar"), 257);
    const packed = new Response(new Blob([tar]).stream().pipeThrough(new CompressionStream("gzip")));
    const source = new Uint8Array(await packed.arrayBuffer());
    await expect(readEdgeList(source, { name: "a.tgz" })).rejects.toThrow(/a tar archive/);
  });
});

describe("numbers and ids", () => {
  it("reads times to the nearest double", async () => {
    const texts = ["0.1", "0.923077", "-2.5e-3", "1082040961.123456", "1e15", "123456789012345678", "+7", "5.", "-0"];
    const { graph } = await read(texts.map((text) => `1 2 ${text}\n`).join(""));
    const expected = [-0.0025, 0, 0.1, 0.923077, 5, 7, 1082040961.123456, 1e15, 123456789012345680];
    expect([...graph.time]).toEqual(expected);
  });

  it("keeps ids apart that are written differently, however large", async () => {
    const { graph } = await read("7 07 1\n7.0 9007199254740993 2\n9007199254740992 4294967297 3\n1 U1 4\n");
    expect(graph.nodeCount).toBe(8);
    expect([...graph.src]).toEqual([0, 2, 4, 6]);
    expect([...graph.dst]).toEqual([1, 3, 5, 7]);
  });

  it("numbers many nodes in order of appearance, integers and text alike", async () => {
    const ids = Array.from({ length: 5000 }, (_, i) => (i % 3 === 0 ? `n${i}` : `${i * 977}`));
    const { graph } = await read(ids.map((id, i) => `${id} ${ids[(i * 7) % 5000]} ${i}\n`).join(""));
    expect(graph.nodeCount).toBe(5000);
    const first = [graph.src[0], graph.dst[0], graph.src[1], graph.dst[1], graph.src[2], graph.dst[2], graph.src[3]];
    expect(first).toEqual([0, 0, 1, 2, 3, 4, 5]); // ids 0, 0, 1, 7, 2, 14, 3
  });
});

describe("reading", () => {
  it("takes a stream, an async iterable or bytes", async () => {
    const bytes = bytesOf("good/packed.txt.gz");
    const iterable = (async function* () {
      yield bytes.subarray(0, 9);
      yield new Uint8Array(0);
      yield bytes.subarray(9);
    })();
    for (const source of [bytes, iterable, new Blob([bytes as BlobPart]).stream()]) {
      const { graph } = await readEdgeList(source, { name: "packed.txt.gz" });
      expect([...graph.time]).toEqual([-1, 2, 5, 5, 9]);
    }
  });

  it("reports progress in bytes as stored, up to the file's size", async () => {
    const bytes = new TextEncoder().encode("1 2 3\n".repeat(100_000));
    const heard: Progress[] = [];
    await readEdgeList(bytes, {
      name: "edges.txt",
      size: bytes.length,
      onProgress: (progress) => heard.push(progress),
    });
    expect(heard.length).toBeGreaterThan(5);
    expect(heard.every(({ done, total }, i) => total === 600_000 && (i === 0 || done >= heard[i - 1].done))).toBe(true);
    expect(heard.at(-1)).toEqual({ done: 600_000, total: 600_000 });
  });

  it("stops when aborted, and lets go of the source", async () => {
    const stop = new AbortController();
    let released = false;
    const endless = async function* () {
      try {
        for (let i = 0; ; i++) {
          if (i === 3) stop.abort(new Error("stopped by a person"));
          yield new TextEncoder().encode("1 2 3\n");
        }
      } finally {
        released = true;
      }
    };
    const reading = readEdgeList(endless(), { name: "edges.txt", signal: stop.signal });
    await expect(reading).rejects.toThrow("stopped by a person");
    expect(released).toBe(true);
  });

  it("cancels the stream of a file that it gives up", async () => {
    const filler = new Uint8Array(2000).fill(10);
    for (const file of ["picture.png", "timeIsText.txt", "damaged.txt.gz"]) {
      let cancelled = false;
      let chunk = bytesOf(`broken/${file}`);
      const source = new ReadableStream<Uint8Array>({
        pull: (controller) => {
          controller.enqueue(chunk);
          chunk = filler;
        },
        cancel: () => {
          cancelled = true;
        },
      });
      await expect(readEdgeList(source, { name: file })).rejects.toBeInstanceOf(InputError);
      await new Promise((resolve) => setTimeout(resolve, 0));
      expect(cancelled).toBe(true);
    }
  });

  it("passes on an error of the source as it is", async () => {
    const failing = (async function* () {
      yield bytesOf("good/packed.txt.gz").subarray(0, 20);
      throw new TypeError("network");
    })();
    await expect(readEdgeList(failing, { name: "packed.txt.gz" })).rejects.toThrow(new TypeError("network"));
  });
});
