import { createHash } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { DatasetEntry } from "../src/data/registry";
import { memoryShelf } from "../src/data/shelf/memoryShelf";
import type { Shelf } from "../src/data/shelf/shelf";
import type { DataRequest, DataResponse } from "../src/train/data/messages";
import { createDataRoom } from "../src/train/data/room";

// Two small data sets take the places of real ones, whose bytes are not to be had in a test.
const { text, sum, host, months } = await vi.hoisted(async () => {
  const hash = (await import("node:crypto")).createHash("sha256");
  const text = Array.from({ length: 4000 }, (_, i) => `${i % 10} ${(3 * i + 1) % 10} ${i}\n`).join("");
  const months = {
    "2001-01.csv": "from_id\tto_id\tweight\nU1\tU2\t2\nU2\tU3\t1\n",
    "2001-02.csv": "from_id\tto_id\tweight\nU3\tU1\t1\n",
  };
  return { text, months, sum: hash.update(text).digest("hex"), host: "https://copies.example" };
});

vi.mock("../src/data/registry", async (original) => {
  const actual = await original<typeof import("../src/data/registry")>();
  const common = {
    kind: "real",
    form: "temporal",
    tasks: ["link"],
    description: "-",
    citation: "-",
    licence: "-",
  } as const;
  const entries: Record<string, DatasetEntry> = {
    tiny: {
      ...common,
      label: "Tiny",
      pinned: {
        kind: "real",
        source: "-",
        files: [{ name: "tiny.txt", url: `${host}/tiny.txt`, sha256: sum }],
        counts: { nodes: 10, edges: 4000 },
      },
    },
    monthly: {
      ...common,
      label: "Monthly",
      pinned: {
        kind: "real, month resolution",
        source: "-",
        files: Object.keys(months).map((name) => ({ name, url: `${host}/${name}` })),
        counts: { nodes: 3, edges: 4, timeStamps: 2 },
      },
    },
  };
  return { ...actual, datasets: entries, findDataset: (id: string) => entries[id] };
});

const untouched = new AbortController().signal;

function makeRoom(shelf: Shelf) {
  const heard: DataResponse[] = [];
  let wake = (): void => undefined;
  const room = createDataRoom((response) => {
    heard.push(response);
    wake();
  }, Promise.resolve(shelf));
  const ended = async (): Promise<DataResponse & { type: "fetched" | "fetchEnded" }> => {
    for (;;) {
      const found = heard.find(({ type }) => type === "fetched" || type === "fetchEnded");
      if (found) return found as DataResponse & { type: "fetched" | "fetchEnded" };
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const stages = (): string[] => [
    ...new Set(heard.flatMap((response) => (response.type === "fetching" ? [response.stage] : []))),
  ];
  return { room, heard, ended, stages, ask: (request: DataRequest) => room.hear(request) };
}

/** A host of files that takes ranges; `breakAt` cuts its first answers off after so many bytes. */
function serve(files: Readonly<Record<string, string>>, breakAt: number[] = []) {
  const asked: { url: string; range: string | null }[] = [];
  vi.stubGlobal("fetch", async (input: string | URL, init: RequestInit = {}) => {
    const url = String(input);
    const range = new Headers(init.headers).get("range");
    asked.push({ url, range });
    const whole = files[url.slice(host.length + 1)];
    if (whole === undefined) return new Response("", { status: 404 });
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
    const bytes = new TextEncoder().encode(whole).subarray(from);
    const cut = breakAt.shift();
    const headers: Record<string, string> = { "content-length": String(bytes.length) };
    if (range) headers["content-range"] = `bytes ${from}-${whole.length - 1}/${whole.length}`;
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        await new Promise((resolve) => setTimeout(resolve));
        if (cut !== undefined && sent >= cut) return controller.error(new TypeError("network error"));
        if (sent >= bytes.length) return controller.close();
        const end = Math.min(sent + 5000, cut ?? bytes.length, bytes.length);
        controller.enqueue(bytes.slice(sent, end));
        sent = end;
      },
    });
    return new Response(body, { status: range ? 206 : 200, headers });
  });
  return asked;
}

const names = async (shelf: Shelf): Promise<string[]> => (await shelf.list()).map(({ name }) => name);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a download", () => {
  it("is checked, read, kept in the prepared form, and at hand in the next visit without a request", async () => {
    const asked = serve({ "tiny.txt": text });
    const shelf = memoryShelf();
    const first = makeRoom(shelf);
    first.ask({ type: "download", key: "tiny" });
    expect(await first.ended()).toMatchObject({
      type: "fetched",
      summary: { name: "Tiny", kind: "real", nodes: 10, edges: 4000 },
      note: undefined,
    });
    expect(first.stages()).toEqual(["downloading", "reading", "keeping"]);
    expect(await names(shelf)).toEqual(["tiny.npz"]);
    expect(asked).toHaveLength(1);

    const next = makeRoom(shelf);
    const dataset = await next.room.datasetOf("tiny", untouched, () => undefined);
    expect(dataset).toMatchObject({ name: "Tiny", kind: "real", id: "tiny" });
    expect(dataset.form === "temporal" && dataset.graph.time[3999]).toBe(3999);
    expect(asked).toHaveLength(1);
    next.ask({ type: "discard", id: "tiny" });
    await expect(next.room.datasetOf("tiny", untouched, () => undefined)).rejects.toThrow(/choose it again/);
    expect(await names(shelf)).toEqual([]);
  });

  it("goes on after the page died in the middle, and asks for the rest only", async () => {
    const shelf = memoryShelf();
    const half = await shelf.append("tiny.part.tiny.txt");
    await half.write(new TextEncoder().encode(text.slice(0, 9000)));
    await half.close();
    const asked = serve({ "tiny.txt": text });
    const { ended, ask } = makeRoom(shelf);
    ask({ type: "download", key: "tiny" });
    expect((await ended()).type).toBe("fetched");
    expect(asked).toEqual([{ url: `${host}/tiny.txt`, range: "bytes=9000-" }]);
  });

  it("keeps what has come when it is cancelled", async () => {
    serve({ "tiny.txt": text });
    const shelf = memoryShelf();
    const { heard, ended, ask } = makeRoom(shelf);
    ask({ type: "download", key: "tiny" });
    while (!heard.some(({ type }) => type === "fetching")) await new Promise((resolve) => setTimeout(resolve));
    ask({ type: "cancel", key: "tiny" });
    expect(await ended()).toEqual({ type: "fetchEnded", key: "tiny", message: undefined });
    const [part] = await shelf.list();
    expect(part.name).toBe("tiny.part.tiny.txt");
    expect(part.bytes).toBeGreaterThan(0);
    expect(part.bytes).toBeLessThan(text.length);
  });

  it("with a wrong checksum is refused with both sums, and nothing of it stays", async () => {
    const other = text.replace("3999", "3998");
    serve({ "tiny.txt": other });
    const shelf = memoryShelf();
    const { ended, ask } = makeRoom(shelf);
    ask({ type: "download", key: "tiny" });
    const end = await ended();
    const message = end.type === "fetchEnded" ? end.message : "";
    expect(message).toContain(sum);
    expect(message).toContain(createHash("sha256").update(other).digest("hex"));
    expect(await names(shelf)).toEqual([]);
  });

  it("of several files joins them, and goes on with the one that is missing", async () => {
    const shelf = memoryShelf();
    const lacking = { "2001-01.csv": months["2001-01.csv"] };
    serve(lacking);
    const first = makeRoom(shelf);
    first.ask({ type: "download", key: "monthly" });
    expect(await first.ended()).toMatchObject({ type: "fetchEnded", message: expect.stringMatching(/no such file/) });
    expect(await names(shelf)).toEqual(["monthly.done.2001-01.csv"]);
    await vi.waitFor(() =>
      expect(first.heard.at(-1)).toMatchObject({ type: "shelf", kept: [{ id: "monthly", complete: false }] }),
    );

    const asked = serve(months);
    const { ended, ask, room } = makeRoom(shelf);
    ask({ type: "download", key: "monthly" });
    expect(await ended()).toMatchObject({ type: "fetched", summary: { kind: "real, month resolution", edges: 4 } });
    expect(asked.map(({ url }) => url)).toEqual([`${host}/2001-02.csv`]);
    const dataset = await room.datasetOf("monthly", untouched, () => undefined);
    const january = Date.UTC(2001, 0) / 1000;
    const february = Date.UTC(2001, 1) / 1000;
    expect(dataset.form === "temporal" && [...dataset.graph.time]).toEqual([january, january, january, february]);
    expect(await names(shelf)).toEqual(["monthly.npz"]);
  });

  it("whose counts are not those of the data set is refused with them", async () => {
    serve({ ...months, "2001-02.csv": "from_id\tto_id\tweight\nU3\tU1\t5\n" });
    const shelf = memoryShelf();
    const { ended, ask } = makeRoom(shelf);
    ask({ type: "download", key: "monthly" });
    expect(await ended()).toMatchObject({ message: expect.stringMatching(/8 edges instead of 4/) });
    expect(await names(shelf)).toEqual([]);
  });

  it("is at hand for this visit where the browser has no more room", async () => {
    serve({ "tiny.txt": text });
    const shelf = memoryShelf();
    const full: Shelf = {
      ...shelf,
      append: async (name) => {
        const writer = await shelf.append(name);
        if (!name.endsWith(".new")) return writer;
        return { ...writer, write: () => Promise.reject(new DOMException("full", "QuotaExceededError")) };
      },
    };
    const { ended, ask, room } = makeRoom(full);
    ask({ type: "download", key: "tiny" });
    expect(await ended()).toMatchObject({
      type: "fetched",
      note: expect.stringMatching(/no more room.*until the page is closed/),
    });
    expect(await room.datasetOf("tiny", untouched, () => undefined)).toMatchObject({ kind: "real" });
    expect(await names(shelf)).toEqual([]);
  });
});

describe("a name that stands for other data than before", () => {
  it("voids what was computed by it, and only then", async () => {
    serve({ "tiny.txt": text });
    let replaced = 0;
    const room = createDataRoom(
      () => undefined,
      Promise.resolve(memoryShelf()),
      () => replaced++,
    );
    room.hear({ type: "download", key: "tiny" });
    await room.datasetOf("tiny", untouched, () => undefined);
    room.hear({ type: "discard", id: "monthly" });
    await expect(room.datasetOf("monthly", untouched, () => undefined)).rejects.toThrow(/choose it again/);
    expect(replaced).toBe(0);
    room.hear({ type: "discard", id: "tiny" });
    await expect(room.datasetOf("tiny", untouched, () => undefined)).rejects.toThrow(/choose it again/);
    expect(replaced).toBe(1);
  });
});

describe("a file", () => {
  it("that is a data set of the registry is recognised, kept, and at hand as that", async () => {
    const shelf = memoryShelf();
    const { heard, ended, ask, room } = makeRoom(shelf);
    ask({ type: "open", id: 1, key: "file-1", files: { edges: new File([text], "mine.txt") } });
    await room.datasetOf("file-1", untouched, () => undefined);
    expect(heard.find(({ type }) => type === "opened")).toMatchObject({ known: "tiny" });
    ask({ type: "keep", key: "file-1", as: "tiny" });
    expect(await ended()).toMatchObject({ type: "fetched", key: "tiny", summary: { name: "Tiny", kind: "real" } });
    expect(await names(shelf)).toEqual(["tiny.npz"]);
    expect(await room.datasetOf("tiny~100", untouched, () => undefined)).toMatchObject({ name: "Tiny, lecture cut" });
  });
});
