import { chooseFromArchive } from "./archiveChoice";
import { joinBytes, peekBytes } from "./byteSource";
import { parseCitation } from "./citation";
import type { Dataset } from "./dataset";
import { type EdgeList, parseEdgeList } from "./edgeList";
import { fault, grouped } from "./fault";
import { isZip } from "./fileKind";
import { dropImplausible, droppedNote, plausibleTimesOf } from "./implausible";
import { readMonths } from "./months";
import type { NodeIds } from "./nodeIds";
import { type NodeLabels, readNodeLabels } from "./nodeLabels";
import { collectNpz } from "./npz";
import type { PreparedLimits } from "./prepared/format";
import { metaFile, readPrepared } from "./prepared/read";
import { adjacencyFile, readSteppedEdges, type SteppedEdges, steppedDataset } from "./stepped";
import { openZip } from "./zip/archive";
import type { ZipEntry } from "./zip/entry";
import { firstName, readZipStream, statesSizesLate } from "./zip/stream";

/** Node labels that go with an edge list. */
export interface LabelSource {
  readonly name: string;
  read(nodeIds: NodeIds): Promise<NodeLabels>;
}

/** A file's bytes, and what goes with them. */
export interface Content {
  readonly name: string; // as in messages
  readonly chunks: AsyncGenerator<Uint8Array>;
  readonly labels?: LabelSource;
  readonly limits?: PreparedLimits;
  readonly onNote?: (sentence: string) => void;
  readonly signal?: AbortSignal;
}

const headLength = 512;
const archiveLimit = 2 ** 31; // bytes of an archive that is held in memory
const unpackedLimit = 2 ** 33; // bytes of one file in an archive: five times the text of stackoverflow
const mostNested = 2; // STAR's archive holds an npz, which is an archive

/** Opens a file by its content, whatever it is packed in. Throws InputError where it is no data set, or broken. */
export async function openContent(content: Content, depth = 0): Promise<Dataset> {
  const { head, chunks } = await peekBytes(content.chunks, headLength);
  if (!isZip(head)) return openEdgeList({ ...content, chunks });
  if (firstName(head).endsWith(".npy")) return openArrays({ ...content, chunks }, head);
  if (depth >= mostNested) {
    await chunks.return(undefined);
    throw fault(
      content.name,
      undefined,
      "this is an archive inside archives; unpack it and choose the file with the edges.",
    );
  }
  return openArchive({ ...content, chunks }, depth);
}

async function openEdgeList({ name, chunks, labels, onNote }: Content): Promise<Dataset> {
  return labelled(name, await parseEdgeList(name, chunks), labels, onNote);
}

async function labelled(
  name: string,
  { graph, nodeIds }: EdgeList,
  labels: LabelSource | undefined,
  onNote: Content["onNote"],
): Promise<Dataset> {
  const rule = plausibleTimesOf(name);
  const read = { form: "temporal", name, kind: "file", graph } as const;
  const temporal = rule ? dropImplausible(read, rule) : read;
  const note = rule && droppedNote(temporal, rule);
  if (note) onNote?.(`${name}: ${note}`);
  if (!labels) return temporal;
  const given = await labels.read(nodeIds);
  if (given.unknown > 0) {
    onNote?.(`${labels.name}: ${grouped(given.unknown)} labelled nodes are in no edge and were left out.`);
  }
  return { ...temporal, graph: { ...temporal.graph, labels: given.labels }, classNames: given.classNames };
}

/** Opens an npz: a prepared file, STAR's adjacency matrices, or a citation graph. */
async function openArrays({ name, chunks, labels, limits, onNote }: Content, head: Uint8Array): Promise<Dataset> {
  if (labels) {
    await chunks.return(undefined);
    throw fault(labels.name, undefined, `${name} brings its own labels; leave the labels file out.`);
  }
  const entries = statesSizesLate(head)
    ? inOrder(openZip(name, await collectArchive(name, chunks)))
    : readZipStream(name, chunks);
  if (firstName(head) === metaFile) return readPrepared(name, entries, limits);
  let stepped: SteppedEdges | undefined;
  const npz = await collectNpz(name, entries, async (entry) => {
    if (entry.name !== adjacencyFile) return false;
    stepped = await readSteppedEdges(name, entry);
    return true;
  });
  if (!stepped) return parseCitation(name, npz);
  if (npz.names.includes("attmats"))
    onNote?.(`${name}: the node attributes (attmats) are not used; walks see the edges only.`);
  return steppedDataset(name, stepped, npz);
}

async function* inOrder(entries: readonly ZipEntry[]): AsyncGenerator<ZipEntry> {
  yield* entries;
}

/** Holds an archive in memory as it is packed: its directory, at its end, says what is in it. */
async function collectArchive(name: string, chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > archiveLimit) {
      throw fault(name, undefined, "the archive has more than 2 GiB; unpack it and choose the file with the edges.");
    }
  }
  return joinBytes(parts);
}

async function openArchive({ name, chunks, labels, ...rest }: Content, depth: number): Promise<Dataset> {
  const entries = openZip(name, await collectArchive(name, chunks));
  const choice = chooseFromArchive(name, entries);
  const named = (entry: ZipEntry): string => `${name}, ${entry.name}`;
  if (choice.form === "months") {
    const files = choice.files.map((entry) => ({ name: entry.name, open: () => unpacked(name, entry) }));
    return labelled(name, await readMonths(name, files, rest.signal), labels, rest.onNote);
  }
  const { data, labels: inside } = choice;
  const packedLabels = inside && {
    name: named(inside),
    read: (nodeIds: NodeIds) =>
      readNodeLabels(unpacked(name, inside), nodeIds, { name: named(inside), signal: rest.signal }),
  };
  const content = { ...rest, name: named(data), chunks: unpacked(name, data), labels: labels ?? packedLabels };
  const opened = await openContent(content, depth + 1);
  // A prepared file brings a name of its own.
  return opened.name === content.name ? { ...opened, name } : opened;
}

async function* unpacked(name: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.size > unpackedLimit) {
    throw fault(
      name,
      undefined,
      `${entry.name} would unpack to ${grouped(entry.size)} bytes; at most 8 GiB are taken.`,
    );
  }
  yield* entry.chunks();
}
