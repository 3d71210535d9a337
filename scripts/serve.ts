import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve, sep } from "node:path";
import { asksUnisolated, isolationHeaders } from "../src/offline/isolation";
import { hostHeaders } from "./securityPolicy";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** What is served, and where. */
export interface ServeOptions {
  readonly folder: string;
  readonly base?: string; // path on the host, starting and ending with "/"
  readonly port?: number; // 0, the default, takes any free one
  readonly plain?: boolean; // sends none of the headers of securityPolicy.ts, as hosts do that cannot
}

/** A running server of static files. */
export interface StaticServer {
  readonly address: string; // of the page, ending with "/"
  close(): Promise<void>;
}

/** Starts listening on this machine only, or rejects with code EADDRINUSE. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((settle, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", settle);
  });
}

/** Returns the file that a request means, `undefined` for a path outside the base or the folder. */
function fileOf(url: string, folder: string, base: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (!path.startsWith(base)) return undefined;
  const file = resolve(join(folder, path.slice(base.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  return path.endsWith("/") ? join(file, "index.html") : file;
}

/** The headers for an address: all, or without isolation where the address asks for that. */
function headersFor(url: string): Readonly<Record<string, string>> {
  if (!asksUnisolated(new URL(url, "http://localhost").href)) return hostHeaders;
  return Object.fromEntries(Object.entries(hostHeaders).filter(([name]) => !(name in isolationHeaders)));
}

/**
 * Serves a folder of static files under a path of this machine, as any static host would.
 *
 * @throws Error with code EADDRINUSE where the port is taken
 */
export async function serve({ folder, base = "/", port = 0, plain = false }: ServeOptions): Promise<StaticServer> {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const file = fileOf(request.url ?? "/", root, base);
    const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
    if (file === undefined || !found?.isFile()) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
      return;
    }
    response.writeHead(200, {
      ...(plain ? {} : headersFor(request.url ?? "/")),
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": found.size,
      // Names under assets/ carry a hash of their content; everything else may change with the next build.
      "cache-control": file.startsWith(join(root, "assets") + sep) ? "max-age=31536000, immutable" : "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else {
      // The file may go between the look and the reading, as when a new build takes its place.
      const content = createReadStream(file).on("error", () => response.destroy());
      content.pipe(response);
    }
  });
  await listen(server, port);
  const address = `http://localhost:${(server.address() as AddressInfo).port}${base}`;
  const close = (): Promise<void> =>
    new Promise((settle) => {
      server.close(() => settle());
      server.closeAllConnections();
    });
  return { address, close };
}
