import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinBytes } from "../src/data/byteSource";
import { fileNameOf, openAddress } from "../src/data/openAddress";
import { preparedFile } from "../src/data/prepared/write";
import { InputError } from "../src/lib/inputError";
import type { Progress } from "../src/lib/progress";
import { type FileServer, startFileServer } from "./fileServer";
import { toyTemporal } from "./trainToy";

let server: FileServer;
const prepared = joinBytes([...preparedFile({ ...toyTemporal, name: "toy" }).pieces()]);
beforeAll(async () => {
  server = await startFileServer();
  server.files.set("data/toy.npz", { bytes: prepared });
});
afterAll(() => server.close());

describe("opening an address", () => {
  it("reads a prepared file as it arrives, with progress", async () => {
    const heard: Progress[] = [];
    const dataset = await openAddress(`${server.url}/data/toy.npz`, { onProgress: (one) => heard.push(one) });
    expect(dataset).toEqual({ ...toyTemporal, name: "toy", kind: "file" });
    expect(heard.at(-1)).toEqual({ done: prepared.length, total: prepared.length });
  });

  it("reads any other data set too, by its content", async () => {
    server.files.set("x", { bytes: zipSync({ "graph.txt": new TextEncoder().encode("a b 1\nb c 2\n") }) });
    expect(await openAddress(`${server.url}/x?token=1`).catch((error: Error) => error.message)).toMatch(/HTTP 404/);
    expect(await openAddress(`${server.url}/x`)).toMatchObject({ name: "x", graph: { nodeCount: 3 } });
  });

  it.each<[string, () => string, RegExp]>([
    ["none", () => "toy.npz", /"toy\.npz" is no web address; give one in full/],
    ["of another kind", () => "file:///etc/passwd", /only http:\/\/ and https:\/\/ can be downloaded/],
    ["without a file", () => `${server.url}/missing.npz`, /missing\.npz: .* has no such file \(HTTP 404\)/],
    [
      "without a server",
      () => "http://127.0.0.1:1/a.npz",
      /127\.0\.0\.1:1 cannot be reached \((bad port|ECONNREFUSED)\)\. Check.*give that file\.$/,
    ],
  ])("refuses an address that is %s", async (_, address, message) => {
    await expect(openAddress(address())).rejects.toThrow(message);
    await expect(openAddress(address())).rejects.toThrow(InputError);
  });

  it("refuses what is no data, and what is larger than the limits", async () => {
    server.files.set("page.npz", { bytes: new TextEncoder().encode("<!doctype html><title>Sign in</title>") });
    await expect(openAddress(`${server.url}/page.npz`)).rejects.toThrow(/a web page \(HTML\) instead of data/);
    const limits = { nodes: 1000, edges: 10 };
    await expect(openAddress(`${server.url}/data/toy.npz`, { limits })).rejects.toThrow(/600 edges, more than the 10/);
    await expect(openAddress(`${server.url}/data/toy.npz`, { limits: { nodes: 1, edges: 1e6 } })).rejects.toThrow(
      /60 nodes, more than the 1 that are read here; use the command line/,
    );
  });

  it("says that the connection broke off", async () => {
    server.files.set("broken.npz", { bytes: prepared, breakAfter: [1500, 1500] });
    await expect(openAddress(`${server.url}/broken.npz`)).rejects.toThrow(
      /^broken\.npz: the connection broke off\. Try/,
    );
    await expect(openAddress(`${server.url}/broken.npz`)).rejects.toThrow(InputError);
  });

  it("stops when aborted", async () => {
    const signal = AbortSignal.abort(new Error("stopped"));
    await expect(openAddress(`${server.url}/data/toy.npz`, { signal })).rejects.toThrow("stopped");
  });

  it("names a file that is safe to write", () => {
    expect(fileNameOf("https://example.org/a/b%20c.npz?x=/../y")).toBe("b c.npz");
    expect(fileNameOf("https://example.org/..%2F..%2Fetc")).toBe(".._2F.._2Fetc");
    expect(fileNameOf("https://example.org/")).toBe("example.org");
    expect(fileNameOf(`https://example.org/${"x".repeat(5000)}.npz`)).toBe(`${"x".repeat(76)}.npz`);
  });
});
