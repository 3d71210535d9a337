import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { dataIndex } from "../../scripts/dataIndex";
import { serve } from "../../scripts/serve";
import { smallGraph, smallGraphCounts } from "./smallGraph";

/** How a file is served, beyond being there. */
export interface Served {
  readonly bytes: Uint8Array;
  readonly cors?: boolean; // whether pages of other origins may read it; true where left out
  readonly type?: string;
  /** Stops sending after so many bytes until the test lets the rest go, or breaks the connection. */
  readonly holdAt?: number;
}

/** A host of data on another origin than the page, as the hosts of pinned copies are. */
export interface DataHost {
  readonly address: string; // without "/" at its end
  readonly files: Map<string, Served>; // by path, with "/" at its start
  readonly asked: { readonly path: string; readonly range?: string }[];
  /** Lets every held answer go on, or breaks it off. */
  release(how: "go on" | "break"): void;
  close(): Promise<void>;
}

/** Starts a host of data that takes ranges and sends CORS headers. */
export async function startDataHost(): Promise<DataHost> {
  const files = new Map<string, Served>();
  const asked: { path: string; range?: string }[] = [];
  let held: ((how: "go on" | "break") => void)[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const { range } = request.headers;
    const file = files.get(path);
    if (file?.cors !== false) response.setHeader("access-control-allow-origin", "*");
    if (request.method === "OPTIONS") return response.writeHead(403).end(); // as raw.githubusercontent.com does
    asked.push({ path, range });
    if (!file) return response.writeHead(404, { "content-type": "text/plain" }).end("404: Not Found");
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? "")?.[1] ?? 0);
    const rest = Buffer.from(file.bytes).subarray(from);
    response.writeHead(from > 0 ? 206 : 200, {
      "content-type": file.type ?? "application/octet-stream",
      "content-length": rest.length,
      ...(from > 0 && { "content-range": `bytes ${from}-${file.bytes.length - 1}/${file.bytes.length}` }),
    });
    const stop = (file.holdAt ?? Number.POSITIVE_INFINITY) - from;
    if (stop >= rest.length || stop <= 0) return response.end(rest);
    response.write(rest.subarray(0, stop));
    held.push((how) => (how === "break" ? response.destroy() : response.end(rest.subarray(stop))));
    return response;
  });
  await new Promise<void>((settle) => server.listen(0, "localhost", settle));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    files,
    asked,
    release: (how) => {
      for (const end of held) end(how);
      held = [];
    },
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

/** The stand-in for the pinned copy of email-Eu-core: a small graph in its official form. */
export function standIn() {
  const bytes = new Uint8Array(gzipSync(smallGraph().edges.buffer));
  return { path: "/email-Eu-core-temporal.txt.gz", bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** The size above which the page under test offers a lecture cut: the small graph has more edges. */
export const smallComfort = 2000;

/**
 * Serves a copy of the built page in which the pinned copies come from the data host and email-Eu-core is its stand-in.
 *
 * `prepared` are data sets that its host has prepared. Only the addresses, one checksum, its counts and the limits of a lecture cut are other ones: the code is the product's.
 */
export async function serveWithDataHost(
  host: string,
  prepared: Readonly<Record<string, Uint8Array>> = {},
): Promise<{ address: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "lab-data-"));
  cpSync("dist", folder, { recursive: true });
  const counts = smallGraphCounts();
  const plain = (count: string): string => count.replaceAll(",", "");
  const changes: readonly (readonly [RegExp, string])[] = [
    [/https:\/\/raw\.githubusercontent\.com\/[^`'"]*/g, host],
    [/f6cc93249978e59d1aba111b55ea10ec553917419a3be1210012b5db3580efa6/g, standIn().sha256],
    [
      /nodes:986,edges:332334,distinctPairs:24929/g,
      `nodes:${plain(counts.nodes)},edges:${plain(counts.edges)},distinctPairs:${plain(counts.pairs)}`,
    ],
    [/([=>])5e6\b/g, `$1${smallComfort}`],
    [/min:1e4,max:2e7/g, "min:100,max:2e7"],
  ];
  const used = new Set<RegExp>();
  for (const name of readdirSync(join(folder, "assets")).filter((file) => file.endsWith(".js"))) {
    const path = join(folder, "assets", name);
    const code = readFileSync(path, "utf8");
    const changed = changes.reduce((text, [from, to]) => {
      if (text.search(from) >= 0) used.add(from);
      return text.replace(from, to);
    }, code);
    if (changed !== code) writeFileSync(path, changed);
  }
  for (const [from] of changes) if (!used.has(from)) throw new Error(`The built page holds nothing like ${from}.`);
  // As `npm run data` and the build leave it for whoever hosts the page.
  for (const [id, bytes] of Object.entries(prepared)) writeFileSync(join(folder, "data", `${id}.npz`), bytes);
  writeFileSync(join(folder, "data", "index.json"), dataIndex(join(folder, "data")));
  const { address, close } = await serve({ folder, base: "/some/lab/" });
  return {
    address,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}
