import { afterEach, describe, expect, it, vi } from "vitest";
import { collectBytes, readChunks } from "../src/data/byteSource";
import { preparedFormat, preparedVersion } from "../src/data/prepared/format";
import { textFile } from "../src/data/prepared/npyWriter";
import { preparedFile } from "../src/data/prepared/write";
import { storedZip } from "../src/data/prepared/zipWriter";
import { memoryShelf } from "../src/data/shelf/memoryShelf";
import type { Shelf } from "../src/data/shelf/shelf";
import type { DataRequest, DataResponse } from "../src/train/data/messages";
import { createDataRoom } from "../src/train/data/room";

const rows = Array.from({ length: 400 }, (_, i) => `${i % 20} ${(7 * i) % 20} ${i}`).join("\n");
const mail = new File([rows], "mail.txt");
const untouched = new AbortController().signal;

/** A room whose answers are written down, and which can be waited for. */
function makeRoom(shelf: Shelf = memoryShelf()) {
  const heard: DataResponse[] = [];
  let wake = (): void => undefined;
  const room = createDataRoom((response) => {
    heard.push(response);
    wake();
  }, Promise.resolve(shelf));
  const until = async <T extends DataResponse["type"]>(type: T): Promise<DataResponse & { type: T }> => {
    for (;;) {
      const found = heard.findIndex((response) => response.type === type);
      if (found >= 0) return heard.splice(0, found + 1)[found] as DataResponse & { type: T };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { room, shelf, heard, until, ask: (request: DataRequest) => room.hear(request) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("files", () => {
  it("are read, and a run waits for the reading", async () => {
    const { room, until, ask } = makeRoom();
    ask({ type: "open", id: 1, key: "file-1", files: { edges: mail } });
    const dataset = await room.datasetOf("file-1", untouched, () => undefined);
    expect(dataset).toMatchObject({ form: "temporal", name: "mail.txt", graph: { nodeCount: 20 } });
    expect((await until("opened")).summary).toMatchObject({ nodes: 20, edges: 400 });
  });

  it("are refused with the line, and a run of them says that they are gone", async () => {
    const { room, until, ask } = makeRoom();
    ask({ type: "open", id: 1, key: "file-1", files: { edges: new File(["1 2 3\n1 2 soon\n"], "mail.txt") } });
    expect((await until("refused")).message).toMatch(/line 2/);
    await expect(room.datasetOf("file-1", untouched, () => undefined)).rejects.toThrow(/choose it again/);
  });

  it("are not read on once nobody wants them, and nothing is said of them", async () => {
    const { room, heard, ask } = makeRoom();
    const long = new File([`${rows}\n`.repeat(4000)], "long.txt");
    ask({ type: "open", id: 1, key: "file-1", files: { edges: long } });
    ask({ type: "close", key: "file-1" });
    await expect(room.datasetOf("file-1", untouched, () => undefined)).rejects.toThrow(/choose it again/);
    expect(heard.filter(({ type }) => type === "opened" || type === "refused")).toEqual([]);
    const told = heard.filter((response) => response.type === "opening");
    expect(told.every(({ done, total }) => done < total)).toBe(true);
  });

  it("give way to a lecture cut", async () => {
    const { room, until, ask } = makeRoom();
    ask({ type: "open", id: 1, key: "file-1", files: { edges: mail } });
    await until("opened");
    ask({ type: "cut", id: 2, key: "file-1", edges: 200 });
    const { summary } = await until("opened");
    expect(summary).toMatchObject({ name: "mail.txt, lecture cut", edges: 200 });
    expect(summary.note).toMatch(/the latest 200 edges among its .* most active nodes, of 400 edges/);
    // Twice 200 edges take all nodes: the cut is the file's last 200 rows.
    const cut = await room.datasetOf("file-1", untouched, () => undefined);
    expect(cut.form === "temporal" && [cut.graph.time[0], cut.graph.time[199]]).toEqual([200, 399]);
  });

  it("are cut for a run that names a cut, and stay whole beside it", async () => {
    const { room, until, ask } = makeRoom();
    ask({ type: "open", id: 1, key: "file-1", files: { edges: mail } });
    await until("opened");
    const cut = await room.datasetOf("file-1~10", untouched, () => undefined);
    expect(cut.form === "temporal" && cut.graph.time.length).toBe(10);
    const whole = await room.datasetOf("file-1", untouched, () => undefined);
    expect(whole.form === "temporal" && whole.graph.time.length).toBe(400);
  });
});

describe("what is not open any more", () => {
  it("is neither cut nor kept, and the page is told", async () => {
    const { until, ask } = makeRoom();
    ask({ type: "cut", id: 3, key: "file-1", edges: 10 });
    expect(await until("refused")).toMatchObject({ id: 3, message: expect.stringMatching(/choose it again/) });
    ask({ type: "keep", key: "file-1", as: "dblp" });
    expect(await until("fetchEnded")).toMatchObject({ key: "dblp", message: expect.stringMatching(/choose it again/) });
  });
});

describe("a run that waits for a download", () => {
  it("can be stopped before it ends", async () => {
    serve({ "https://data.example/slow.npz": () => new Promise(() => undefined) });
    const { room, ask } = makeRoom();
    ask({ type: "link", key: "https://data.example/slow.npz" });
    const stop = new AbortController();
    const waiting = room.datasetOf("https://data.example/slow.npz", stop.signal, () => undefined);
    stop.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
  });
});

describe("a shelf that cannot list its files", () => {
  it("does not keep a data set from being read afterwards", async () => {
    const failing: Shelf = { ...memoryShelf(), list: () => Promise.reject(new Error("broken")) };
    const { room, until, ask } = makeRoom(failing);
    ask({ type: "discard", id: "ia-email-twin" });
    expect((await until("fetchEnded")).message).toMatch(/broken/);
    expect((await until("shelf")).kept).toEqual([]);
    expect(await room.datasetOf("ia-email-twin", untouched, () => undefined)).toMatchObject({ kind: "synthetic twin" });
  });
});

describe("twins", () => {
  it("are made when a run asks for them", async () => {
    const { room } = makeRoom();
    expect(await room.datasetOf("ia-email-twin", untouched, () => undefined)).toMatchObject({ kind: "synthetic twin" });
  });
});

/** Makes fetch answer by address; counts the requests. */
function serve(answers: Readonly<Record<string, () => Response | Promise<Response>>>) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (input: string | URL) => {
    const url = String(input);
    asked.push(url);
    const answer = answers[url];
    if (!answer) throw new TypeError("Failed to fetch");
    return answer();
  });
  return asked;
}

/** Writes the prepared form of the small graph by way of the room itself: opened, and read back from the shelf. */
async function preparedBytes(): Promise<Uint8Array> {
  const { room, until, ask } = makeRoom();
  ask({ type: "open", id: 1, key: "file-1", files: { edges: mail } });
  await until("opened");
  const dataset = await room.datasetOf("file-1", untouched, () => undefined);
  return collectBytes(readChunks(new Blob([...preparedFile(dataset).pieces()] as BlobPart[]).stream(), { name: "a" }));
}

describe("a link", () => {
  const key = "https://data.example/graphs/mail.npz";

  it("brings a prepared data set", async () => {
    const bytes = await preparedBytes();
    serve({ [key]: () => new Response(bytes as BodyInit, { headers: { "content-length": String(bytes.length) } }) });
    const { room, until, ask } = makeRoom();
    ask({ type: "link", key });
    expect(await until("fetching")).toMatchObject({ key, stage: "downloading" });
    expect((await until("fetched")).summary).toMatchObject({ name: "mail.txt", nodes: 20, edges: 400 });
    expect(await room.datasetOf(key, untouched, () => undefined)).toMatchObject({ graph: { nodeCount: 20 } });
  });

  const metaAlone = (meta: object): Response => {
    const whole = {
      format: preparedFormat,
      version: preparedVersion,
      form: "temporal",
      name: "a",
      kind: "file",
      ...meta,
    };
    return new Response(new Blob([...storedZip([textFile("meta", JSON.stringify(whole))])] as BlobPart[]));
  };
  const newer = (): Response => metaAlone({ version: preparedVersion + 1 });
  const tooMany = (): Response => metaAlone({ nodes: 5, edges: 80_000_000 });
  it.each([
    [
      "a host that cannot be reached or has no CORS",
      undefined,
      /data\.example cannot be reached, or does not let this page/,
    ],
    [
      "a file that is not there",
      () => new Response("", { status: 404 }),
      /data\.example has no such file \(HTTP 404\)/,
    ],
    ["a file for some", () => new Response("", { status: 403 }), /does not give the file away \(HTTP 403\)/],
    ["a broken host", () => new Response("", { status: 503 }), /busy or out of order \(HTTP 503\); try again later/],
    ["a web page", () => new Response("<!doctype html>"), /looks like a web page \(HTML\) instead of data/],
    [
      "a file that is too large",
      () => new Response("x", { headers: { "content-length": "5000000000" } }),
      /5,000,000,000 bytes or more/,
    ],
    ["nothing", () => new Response(new Uint8Array(0)), /holds no edges|empty|no rows/],
    [
      "half of a file",
      async () => new Response((await preparedBytes()).slice(0, 3000) as BodyInit),
      /cut off or damaged/,
    ],
    ["a newer version", newer, /made by a newer version of the lab/],
    ["too many edges", tooMany, /more than the 75,000,000 that are read here/],
  ] as const)("refuses %s", async (_, answer, sentence) => {
    serve(answer ? { [key]: answer } : {});
    const { until, ask } = makeRoom();
    ask({ type: "link", key });
    expect((await until("fetchEnded")).message).toMatch(sentence);
  });
});

describe("a prepared data set of the page's host", () => {
  it("is offered by the index and read when a run asks for it", async () => {
    const bytes = await preparedBytes();
    const index = { datasets: [{ id: "dblp", bytes: bytes.length }, { id: "unheard-of", bytes: 3 }, null] };
    const asked = serve({
      "https://lab.example/some/data/index.json": () => Response.json(index),
      "https://lab.example/some/data/dblp.npz": () => new Response(bytes as BodyInit),
    });
    const { room, until, ask } = makeRoom();
    ask({ type: "look", base: "https://lab.example/some/index.html" });
    expect((await until("shelf")).hosted).toEqual([{ id: "dblp", bytes: bytes.length, complete: true }]);
    expect(asked).toHaveLength(1);
    expect(await room.datasetOf("dblp", untouched, () => undefined)).toMatchObject({ graph: { nodeCount: 20 } });
    expect(asked).toHaveLength(2);
  });

  it("is none where there is no index", async () => {
    serve({ "https://lab.example/data/index.json": () => new Response("", { status: 404 }) });
    const { until, ask } = makeRoom();
    ask({ type: "look", base: "https://lab.example/" });
    expect(await until("shelf")).toEqual({ type: "shelf", kept: [], hosted: [], lasting: false });
  });
});
