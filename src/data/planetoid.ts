import { csrFromEntries } from "../graph/csr";
import { type ByteSource, collectBytes, type ReadOptions, readChunks } from "./byteSource";
import { rankClasses } from "./classes";
import type { FeatureDataset, NodeSplits } from "./dataset";
import { fault, grouped } from "./fault";
import { plainText } from "./plainText";
import { symmetricAdjacency } from "./symmetricAdjacency";

/** One text file of the Planetoid form. */
export interface TextFile {
  readonly name: string; // as in error messages
  readonly source: ByteSource;
}

/** A static graph as text: nodes are 0 .. n - 1 and each has one row in `labels`; `#` lines are comments. */
export interface PlanetoidFiles {
  readonly name: string; // of the data set
  readonly edges: TextFile; // node<TAB>node
  readonly features: TextFile; // node<TAB>indices of the features that are 1, separated by spaces
  readonly labels: TextFile; // node<TAB>class, -1 = none
  readonly split?: TextFile; // JSON with train, val, test: a list of nodes, or [first, last] for a range
}

/** Reads a static graph from its text files. Throws InputError with file and line where a row does not fit. */
export async function readPlanetoid(
  files: PlanetoidFiles,
  options: Omit<ReadOptions, "name" | "size"> = {},
): Promise<FeatureDataset> {
  const chunksOf = ({ name, source }: TextFile) => readChunks(source, { ...options, name });
  const textOf = async (file: TextFile): Promise<string> =>
    new TextDecoder().decode(await collectBytes(plainText(file.name, chunksOf(file))));

  const given: string[] = [];
  const labelRows = rowsOf(await textOf(files.labels));
  for (const { line, fields } of labelRows) {
    const node = indexOf(files.labels.name, line, fields[0], labelRows.length);
    if (fields.length !== 2)
      throw fault(files.labels.name, line, `expected node and class, found ${fields.length} columns.`);
    if (given[node] !== undefined) throw fault(files.labels.name, line, `node ${node} has a second label; keep one.`);
    given[node] = fields[1];
  }
  const nodes = given.length;
  if (nodes === 0) throw fault(files.labels.name, undefined, "the file holds no rows; expected node and class.");
  const { classNames, rankOf } = rankClasses([...new Set(given)].filter((label) => label !== "-1"));

  const edges = rowsOf(await textOf(files.edges)).map(({ line, fields }) => {
    if (fields.length !== 2) throw fault(files.edges.name, line, `expected two nodes, found ${fields.length} columns.`);
    return fields.map((field) => indexOf(files.edges.name, line, field, nodes));
  });
  const entries = rowsOf(await textOf(files.features)).flatMap(({ line, fields }) => {
    const node = indexOf(files.features.name, line, fields[0], nodes);
    return fields.slice(1).map((field) => [node, indexOf(files.features.name, line, field, 2 ** 31)]);
  });
  const row = entries.map(([node]) => node);
  const col = entries.map(([, feature]) => feature);
  const featureCount = col.reduce((most, feature) => Math.max(most, feature + 1), 0);
  return {
    form: "features",
    name: files.name,
    kind: "file",
    adjacency: symmetricAdjacency(
      nodes,
      edges.map(([from]) => from),
      edges.map(([, to]) => to),
    ),
    features: csrFromEntries(nodes, featureCount, { row, col }, "first"),
    labels: Int32Array.from(given, (label) => rankOf.get(label) ?? -1),
    classNames,
    splits: files.split && parseSplit(files.split.name, await collectBytes(chunksOf(files.split)), nodes),
  };
}

interface Row {
  readonly line: number; // 1-based
  readonly fields: readonly string[];
}

function rowsOf(text: string): Row[] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((content, i) => ({ line: i + 1, fields: content.trim().split(/\s+/) }))
    .filter(({ fields }) => fields[0] !== "" && !/^[#%]/.test(fields[0]));
}

function indexOf(name: string, line: number, field: string, limit: number): number {
  const index = /^\d+$/.test(field) ? Number(field) : Number.NaN;
  if (index < limit) return index;
  throw fault(name, line, `expected a whole number from 0 to ${grouped(limit - 1)}, found "${field}".`);
}

function parseSplit(name: string, bytes: Uint8Array, nodes: number): NodeSplits {
  let split: unknown;
  try {
    split = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw fault(name, undefined, "the split is no JSON; expected an object with train, val and test.");
  }
  const partOf = (part: "train" | "val" | "test"): Uint32Array => {
    const list: unknown = (split as Partial<Record<string, unknown>> | null)?.[part];
    const fits = (node: unknown): node is number => Number.isInteger(node) && Number(node) >= 0 && Number(node) < nodes;
    if (!Array.isArray(list) || !list.every(fits)) {
      throw fault(name, undefined, `"${part}" is no list of nodes from 0 to ${grouped(nodes - 1)}.`);
    }
    // Two rising numbers are first and last of a range: no split has parts of two nodes.
    if (list.length !== 2 || list[0] >= list[1]) return Uint32Array.from(list);
    return Uint32Array.from({ length: list[1] - list[0] + 1 }, (_, i) => list[0] + i);
  };
  const splits = { train: partOf("train"), val: partOf("val"), test: partOf("test") };
  const all = [...splits.train, ...splits.val, ...splits.test];
  if (new Set(all).size < all.length) throw fault(name, undefined, "a node is in two parts; expected disjoint parts.");
  return splits;
}
