import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { collectBytes, readChunks } from "../src/data/byteSource";
import { type DownloadOptions, download } from "../src/data/download/download";
import type { PartStore } from "../src/data/download/partStore";
import { checkAddress } from "../src/data/download/request";
import { InputError } from "../src/lib/inputError";
import type { Progress } from "../src/lib/progress";
import { type FileServer, type ServedFile, sha256Of, startFileServer } from "./fileServer";
import { createMemoryPart } from "./memoryPart";

const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i) % 251);
const sha256 = sha256Of(bytes);
const other = bytes.map((byte) => byte ^ 1);

let server: FileServer;
beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.close());

let count = 0;
/** Serves a file under an address of its own and downloads it. */
function fetchFile(file: Partial<ServedFile>, store: PartStore, options: Partial<DownloadOptions> = {}) {
  const path = `file${++count}`;
  server.files.set(path, { bytes, ...file });
  server.asked.length = 0;
  return download(`${server.url}/${path}`, store, { name: "toy.bin", retryAfter: [0, 0], ...options });
}

/** The checksum of what a store holds: comparing long arrays item by item takes seconds. */
const contentOf = async (store: PartStore) => sha256Of(await collectBytes(readChunks(store.read(), { name: "part" })));
/** A store with what an earlier attempt left. */
async function partOf(content: Uint8Array, tag?: string): Promise<PartStore> {
  const store = createMemoryPart();
  await store.append(content);
  if (tag) await store.setTag(tag);
  return store;
}

describe("a download", () => {
  it("brings the file, its checksum and its progress", async () => {
    const store = createMemoryPart();
    const heard: Progress[] = [];
    const done = await fetchFile({}, store, { sha256: sha256.toUpperCase(), onProgress: (one) => heard.push(one) });
    expect(done).toEqual({ size: 300_000, sha256, resumedFrom: 0 });
    expect(await contentOf(store)).toBe(sha256);
    expect(heard.at(-1)).toEqual({ done: 300_000, total: 300_000 });
  });

  it("goes on by itself where the connection breaks", async () => {
    const store = createMemoryPart();
    const done = await fetchFile({ etag: '"a"', breakAfter: [100_000, 50_000] }, store);
    expect(done).toEqual({ size: 300_000, sha256, resumedFrom: 0 });
    expect(server.asked.map(({ range, ifRange }) => [range, ifRange])).toEqual([
      [undefined, undefined],
      ["bytes=100000-", '"a"'],
      ["bytes=150000-", '"a"'],
    ]);
  });

  it("goes on where an earlier attempt stopped, if server or checksum vouch for the part", async () => {
    const start = bytes.subarray(0, 200_000);
    const tagged = await fetchFile({ etag: '"a"' }, await partOf(start, '"a"'));
    expect([tagged.sha256, tagged.resumedFrom]).toEqual([sha256, 200_000]);
    const summed = await fetchFile({}, await partOf(start), { sha256 });
    expect([summed.sha256, summed.resumedFrom]).toEqual([sha256, 200_000]);
    expect(server.asked).toEqual([{ path: expect.any(String), range: "bytes=200000-" }]);
  });

  it("starts again where the file has changed, or the server knows no ranges", async () => {
    const stale = other.subarray(0, 200_000);
    for (const file of [{ etag: '"b"' }, { ranges: false }]) {
      const store = await partOf(stale, '"a"');
      expect((await fetchFile(file, store)).sha256).toBe(sha256);
      expect(await contentOf(store)).toBe(sha256);
    }
  });

  it("throws a part away for which nothing vouches", async () => {
    const store = await partOf(other.subarray(0, 200_000));
    expect(await fetchFile({}, store)).toEqual({ size: 300_000, sha256, resumedFrom: 0 });
    expect(server.asked[0].range).toBeUndefined();
  });

  it("does not go on after a break either with what nothing vouches for", async () => {
    const store = createMemoryPart();
    const done = await fetchFile({ breakAfter: [100_000, 50_000] }, store);
    expect(done).toEqual({ size: 300_000, sha256, resumedFrom: 0 });
    expect(server.asked.map(({ range }) => range)).toEqual([undefined, undefined, undefined]);
  });

  it("starts again once where the joined file has the wrong checksum", async () => {
    const store = await partOf(other.subarray(0, 200_000));
    expect(await fetchFile({}, store, { sha256 })).toEqual({ size: 300_000, sha256, resumedFrom: 0 });
    expect(server.asked.map(({ range }) => range)).toEqual(["bytes=200000-", undefined]);
  });

  it("sees that a part is the whole file, and that one is more than the file", async () => {
    expect((await fetchFile({ etag: '"a"' }, await partOf(bytes, '"a"'))).resumedFrom).toBe(300_000);
    expect(server.asked.length).toBe(1);
    const longer = await partOf(new Uint8Array(300_001), '"a"');
    expect((await fetchFile({ etag: '"a"' }, longer)).sha256).toBe(sha256);
  });

  it("does without ranges where a page may not send them", async () => {
    const store = await partOf(bytes.subarray(0, 1000));
    const send: typeof fetch = (url, init) =>
      new Headers(init?.headers).has("Range") ? Promise.reject(new TypeError("blocked")) : fetch(url, init);
    expect((await fetchFile({}, store, { sha256, send })).sha256).toBe(sha256);
  });

  it("stops when aborted and keeps what has arrived", async () => {
    const store = createMemoryPart();
    const stop = new AbortController();
    const stopped = fetchFile({ etag: '"a"', breakAfter: [100_000] }, store, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error("stopped")),
    });
    await expect(stopped).rejects.toThrow("stopped");
    expect(await store.size()).toBeGreaterThan(0);
  });
});

describe("a download that fails", () => {
  it("refuses a wrong checksum with both sums, and keeps nothing", async () => {
    const store = createMemoryPart();
    const failing = fetchFile({ bytes: other }, store, { sha256 });
    await expect(failing).rejects.toThrow(InputError);
    await expect(failing).rejects.toThrow(new RegExp(`is ${sha256Of(other)}, expected ${sha256}:.*thrown away`));
    expect(await store.size()).toBe(0);
  });

  it.each([
    [404, /127\.0\.0\.1:\d+ has no such file \(HTTP 404\); check the address http/],
    [403, /does not give the file away \(HTTP 403\); download http.* by hand/],
    [418, /answered with HTTP 418 instead of the file/],
    [503, /busy or out of order \(HTTP 503\); try again later/],
  ])("says what HTTP %i means", async (status, message) => {
    const failing = fetchFile({ status }, createMemoryPart());
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toThrow(InputError);
    expect(server.asked.length).toBe(status === 503 ? 3 : 1);
  });

  it("keeps the part where the connection breaks for good, and says so", async () => {
    const store = createMemoryPart();
    const breakAfter = [100_000, 0, 0, 0];
    await expect(fetchFile({ etag: '"a"', breakAfter }, store)).rejects.toThrow(
      /^toy\.bin: the connection broke off\. 100,000 bytes are kept; the next attempt goes on from there\.$/,
    );
    expect(await contentOf(store)).toBe(sha256Of(bytes.subarray(0, 100_000)));
  });

  it("says what to do where nobody answers, and keeps the part", async () => {
    const store = await partOf(bytes.subarray(0, 1000));
    const failing = download("http://127.0.0.1:9/x", store, { name: "x", sha256, retryAfter: [0] });
    await expect(failing).rejects.toThrow(
      /127\.0\.0\.1:9 cannot be reached \((bad port|ECONNREFUSED)\)\..*by hand.*1,000 bytes are kept/,
    );
    expect(await store.size()).toBe(1000);
  });

  it("refuses a file that is too large, before or while it arrives", async () => {
    const store = createMemoryPart();
    await expect(fetchFile({}, store, { limit: 1000 })).rejects.toThrow(
      /300,000 bytes or more; at most 1,000 are taken/,
    );
    expect(await store.size()).toBe(0);
    const unstated = { headers: { "Content-Encoding": "identity" } };
    await expect(fetchFile(unstated, store, { limit: 1000 })).rejects.toThrow(/at most 1,000 are taken/);
    expect(await store.size()).toBe(0);
  });
});

describe("an address", () => {
  it("is taken where it is one of the web, and refused otherwise", () => {
    expect(checkAddress("https://example.org/a.npz")).toBe("https://example.org/a.npz");
    expect(() => checkAddress("data/a.npz")).toThrow(/"data\/a\.npz" is no web address; give one in full/);
    expect(() => checkAddress("ftp://example.org/a")).toThrow(/starts with ftp:\/\/; only http:\/\/ and https:\/\//);
    expect(() => checkAddress("javascript:alert(1)")).toThrow(InputError);
  });
});
