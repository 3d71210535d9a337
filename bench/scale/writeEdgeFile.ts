import { createWriteStream, renameSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type EdgeFileOptions, edgeFile } from "./edgeFile";

/** Writes a generated edge list to a file, packed where the name ends in .gz; the file appears once it is whole. */
export async function writeEdgeFile(path: string, options: EdgeFileOptions): Promise<void> {
  const unfinished = `${path}.part`;
  const rows = Readable.from(edgeFile(options), { objectMode: false });
  const file = createWriteStream(unfinished);
  // The fastest level: the text is read once, and packing it better would take longer than anything measured.
  if (path.endsWith(".gz")) await pipeline(rows, createGzip({ level: 1 }), file);
  else await pipeline(rows, file);
  renameSync(unfinished, path);
}
