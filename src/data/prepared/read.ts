import { collectBytes } from "../byteSource";
import { parseCitation } from "../citation";
import { differences, recognise } from "../counts";
import type { Dataset, FeatureDataset, NodeSplits, TemporalDataset } from "../dataset";
import { fault, grouped } from "../fault";
import { parseNpy } from "../npy";
import { collectNpz, type Npz } from "../npz";
import { findDataset } from "../registry";
import { sortByTime } from "../sortByTime";
import { readNumbers } from "../sparseArrays";
import type { ZipEntry } from "../zip/entry";
import { readColumn } from "./column";
import { type PreparedLimits, type PreparedMeta, preparedLimits } from "./format";
import { parseMeta } from "./meta";

/** The name of the first file in the archive, by which a prepared file is recognised. */
export const metaFile = "meta.npy";

const longestText = 1 << 24; // bytes of meta or of the class names
const mostClasses = 1 << 20;

/**
 * Reads a prepared file from the files of its archive as they come, straight into columns of known length.
 *
 * Edges out of order are sorted. Throws InputError, naming array and number, for whatever breaks the form of docs/data.md.
 */
export async function readPrepared(
  fileName: string,
  entries: AsyncGenerator<ZipEntry>,
  limits: PreparedLimits = preparedLimits,
): Promise<Dataset> {
  try {
    return await readEntries(fileName, entries, limits);
  } finally {
    await entries.return(undefined);
  }
}

async function readEntries(
  fileName: string,
  entries: AsyncGenerator<ZipEntry>,
  limits: PreparedLimits,
): Promise<Dataset> {
  const meta = await firstMeta(fileName, entries);
  for (const what of ["nodes", "edges"] as const) {
    if (meta[what] <= limits[what]) continue;
    const advice = "use the command line, or prepare a part of the data";
    throw fault(
      fileName,
      undefined,
      `it has ${grouped(meta[what])} ${what}, more than the ${grouped(limits[what])} that are read here; ${advice}.`,
    );
  }
  const read =
    meta.form === "temporal"
      ? await readTemporal(fileName, meta, entries)
      : await readFeatures(fileName, meta, entries);
  return { ...read, kind: provenKind(read, meta) };
}

/** Reads only what a prepared file says of itself, for a list of what is at hand. Throws InputError as `readPrepared` does. */
export async function readPreparedMeta(fileName: string, entries: AsyncGenerator<ZipEntry>): Promise<PreparedMeta> {
  try {
    return await firstMeta(fileName, entries);
  } finally {
    await entries.return(undefined);
  }
}

async function firstMeta(fileName: string, entries: AsyncGenerator<ZipEntry>): Promise<PreparedMeta> {
  const first = await entries.next();
  if (first.done || first.value.name !== metaFile) {
    throw fault(fileName, undefined, `this is no prepared file; expected ${metaFile} as its first array.`);
  }
  return parseMeta(fileName, await smallFile(fileName, first.value));
}

/** Returns the kind that a file claims; where the counts known of the data set contradict it, it is a file like any other. */
function provenKind(dataset: Dataset, { kind, dataset: id }: PreparedMeta): Dataset["kind"] {
  const entry = id === undefined ? undefined : findDataset(id);
  if (kind === "file" || kind === "synthetic twin") return kind;
  return entry && recognise(dataset, entry).kind === kind ? kind : "file";
}

async function readTemporal(
  fileName: string,
  meta: PreparedMeta,
  entries: AsyncIterable<ZipEntry>,
): Promise<TemporalDataset> {
  const { nodes, edges } = meta;
  if (edges === 0) throw fault(fileName, undefined, "the file holds no edges.");
  const ids = { length: edges, lengthIs: "edges", types: ["<u4"], make: Uint32Array, min: 0, max: nodes - 1 };
  const times = {
    ...{ length: edges, lengthIs: "edges", types: ["<f8", "<i4", "<u4"], make: Float64Array },
    ...{ min: -Number.MAX_VALUE, max: Number.MAX_VALUE },
  };
  const classes = { length: nodes, lengthIs: "nodes", types: ["<i4"], make: Int32Array, min: -1, max: mostClasses - 1 };
  const found: { src?: Uint32Array; dst?: Uint32Array; time?: Float64Array; labels?: Int32Array } = {};
  let classNames: readonly string[] | undefined;
  for await (const entry of entries) {
    if (entry.name === "src.npy") found.src = await readColumn(fileName, entry, ids);
    else if (entry.name === "dst.npy") found.dst = await readColumn(fileName, entry, ids);
    else if (entry.name === "time.npy") found.time = await readColumn(fileName, entry, times);
    else if (entry.name === "labels.npy") found.labels = await readColumn(fileName, entry, classes);
    else if (entry.name === "class_names.npy") classNames = await readNames(fileName, entry);
  }
  const { src, dst, time, labels } = found;
  if (!src || !dst || !time) {
    const missing = (["src", "dst", "time"] as const).filter((array) => !found[array]);
    const verb = missing.length === 1 ? "is" : "are";
    throw fault(fileName, undefined, `${missing.join(", ")} ${verb} missing; expected the arrays src, dst and time.`);
  }
  const graph = { nodeCount: nodes, ...sortByTime({ src, dst, time }) };
  const { name, kind, dataset: id, citation, dropped } = meta;
  const temporal = { form: "temporal", name, kind, id, citation, dropped } as const;
  if (!labels) return { ...temporal, graph };
  return { ...temporal, graph: { ...graph, labels }, classNames: namesOf(fileName, labels, classNames) };
}

/** Returns a name for each class; throws where a label has none. */
function namesOf(fileName: string, labels: Int32Array, given: readonly string[] | undefined): readonly string[] {
  const most = labels.reduce((highest, label) => Math.max(highest, label), -1);
  if (most === -1) throw fault(fileName, undefined, "labels holds only -1, which means none; expected classes.");
  if (!given) return Array.from({ length: most + 1 }, (_, label) => String(label));
  if (most < given.length) return given;
  throw fault(
    fileName,
    undefined,
    `labels goes up to ${most}, but class_names holds ${given.length} names; expected ${most + 1}.`,
  );
}

async function readNames(fileName: string, entry: ZipEntry): Promise<readonly string[]> {
  const { values } = parseNpy(`${fileName}, class_names`, await smallFile(fileName, entry));
  return Array.from(values as ArrayLike<string | number>, String);
}

function smallFile(fileName: string, entry: ZipEntry): Promise<Uint8Array> {
  if (entry.size <= longestText) return collectBytes(entry.chunks());
  throw fault(
    fileName,
    undefined,
    `${entry.name} has ${grouped(entry.size)} bytes; expected at most ${grouped(longestText)}.`,
  );
}

async function readFeatures(
  fileName: string,
  meta: PreparedMeta,
  entries: AsyncIterable<ZipEntry>,
): Promise<FeatureDataset> {
  const npz = await collectNpz(fileName, entries);
  const { name, kind, dataset: id, citation } = meta;
  const graph = {
    ...parseCitation(fileName, npz),
    name,
    kind,
    id,
    citation,
    splits: readSplits(fileName, npz, meta.nodes),
  };
  const wrong = differences(graph, { nodes: meta.nodes, edges: meta.edges });
  if (wrong.length > 0) throw fault(fileName, undefined, `it has ${wrong.join(" and ")}, as meta states.`);
  return graph;
}

function readSplits(fileName: string, npz: Npz, nodes: number): NodeSplits | undefined {
  const parts = ["train", "val", "test"] as const;
  const present = parts.filter((part) => npz.names.includes(`split_${part}`));
  if (present.length === 0) return undefined;
  if (present.length < 3)
    throw fault(fileName, undefined, "expected split_train, split_val and split_test, or none of them.");
  const [train, val, test] = parts.map((part) => Uint32Array.from(readNumbers(fileName, npz, `split_${part}`)));
  const all = [...train, ...val, ...test];
  const wrong = all.find((node) => node >= nodes);
  if (wrong !== undefined)
    throw fault(fileName, undefined, `a split holds node ${wrong}; expected nodes below ${grouped(nodes)}.`);
  if (new Set(all).size < all.length)
    throw fault(fileName, undefined, "a node is in two splits; expected disjoint ones.");
  return { train, val, test };
}
