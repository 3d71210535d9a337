import type { Progress } from "../lib/progress";
import { type ByteSource, peekBytes, readChunks } from "./byteSource";
import { parseCitation } from "./citation";
import type { Dataset } from "./dataset";
import { parseEdgeList } from "./edgeList";
import { fault, grouped } from "./fault";
import { isZip } from "./fileKind";
import { readNodeLabels } from "./nodeLabels";
import { collectNpz } from "./npz";
import { metaFile, readPrepared } from "./prepared/read";
import { firstName, readZipStream } from "./zip/stream";

/** A file that a person chose. */
export interface FileInput {
  readonly name: string;
  readonly source: ByteSource;
  readonly size?: number; // bytes as stored; progress has no total without it
}

/** The files of one data set, and who wants to hear of the reading. */
export interface OpenInput extends FileInput {
  readonly labels?: FileInput; // node labels of an edge list
  readonly onProgress?: (progress: Progress) => void; // in bytes as stored, over both files
  readonly onNote?: (sentence: string) => void; // something a person should know although the file was read
  readonly signal?: AbortSignal;
}

const headLength = 512;

/**
 * Opens a data set, telling its form by its content: an edge list (plain or gz), or a citation graph (npz).
 *
 * Throws InputError with a sentence for a person where a file is neither, or broken.
 */
export async function openDataset({
  name,
  source,
  size,
  labels,
  onProgress,
  onNote,
  signal,
}: OpenInput): Promise<Dataset> {
  const total = size === undefined || (labels && labels.size === undefined) ? 0 : size + (labels?.size ?? 0);
  let read = 0;
  const report = (done: number): void => {
    read = done;
    onProgress?.({ done, total });
  };
  const stored = readChunks(source, { name, size, signal, onProgress: ({ done }) => report(done) });
  const { head, chunks } = await peekBytes(stored, headLength);
  if (isZip(head)) {
    if (labels) {
      await stored.return(undefined);
      throw fault(labels.name, undefined, `${name} brings its own labels; leave the labels file out.`);
    }
    const entries = readZipStream(name, chunks);
    if (firstName(head) === metaFile) return readPrepared(name, entries);
    return { ...parseCitation(name, await collectNpz(name, entries)), name: baseName(name) };
  }
  const { graph, nodeIds } = await parseEdgeList(name, chunks);
  const temporal = { form: "temporal", name: baseName(name), kind: "file" } as const;
  if (!labels) return { ...temporal, graph };
  const readBefore = read;
  const given = await readNodeLabels(labels.source, nodeIds, {
    name: labels.name,
    size: labels.size,
    signal,
    onProgress: ({ done }) => report(readBefore + done),
  });
  if (given.unknown > 0) {
    onNote?.(`${labels.name}: ${grouped(given.unknown)} labelled nodes are in no edge and were left out.`);
  }
  return { ...temporal, graph: { ...graph, labels: given.labels }, classNames: given.classNames };
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
