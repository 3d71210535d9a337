import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server treats one file. */
export interface ServedFile {
  readonly bytes: Uint8Array;
  readonly etag?: string;
  readonly ranges?: boolean; // true where left out
  readonly status?: number; // an answer without the file
  readonly headers?: Readonly<Record<string, string>>;
  breakAfter?: number[]; // bytes after which the connection breaks, one for each request to come
}

/** A server of files on this machine. */
export interface FileServer {
  readonly url: string; // without a slash at its end
  readonly files: Map<string, ServedFile>;
  readonly asked: { readonly path: string; readonly range?: string; readonly ifRange?: string }[];
  close(): Promise<void>;
}

/** Starts a server that knows ranges, ETags and connections that break. */
export async function startFileServer(): Promise<FileServer> {
  const files = new Map<string, ServedFile>();
  const asked: FileServer["asked"] = [];
  const server = createServer((incoming, response) => {
    const path = (incoming.url ?? "").slice(1);
    asked.push({ path, range: incoming.headers.range, ifRange: incoming.headers["if-range"] as string | undefined });
    answer(files.get(path), incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(file: ServedFile | undefined, { headers }: IncomingMessage, response: ServerResponse): void {
  if (!file || file.status) {
    response.writeHead(file?.status ?? 404).end("no file");
    return;
  }
  const { bytes, etag, ranges = true } = file;
  const range = ranges ? /^bytes=(\d+)-$/.exec(headers.range ?? "") : null;
  const same = headers["if-range"] === undefined || headers["if-range"] === etag;
  const start = range && same ? Number(range[1]) : 0;
  const common = { ...(etag ? { ETag: etag } : {}), ...file.headers };
  if (range && same && start >= bytes.length) {
    response.writeHead(416, { ...common, "Content-Range": `bytes */${bytes.length}` }).end();
    return;
  }
  const rest = bytes.subarray(start);
  response.writeHead(range && same ? 206 : 200, {
    ...common,
    "Content-Length": rest.length,
    ...(range && same ? { "Content-Range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  const breakAt = file.breakAfter?.shift();
  if (breakAt === undefined) response.end(rest);
  else response.write(rest.subarray(0, breakAt), () => setTimeout(() => response.destroy(), 20));
}

/** Returns the SHA-256 of bytes, by another implementation than the lab's. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
