import { type ByteSource, type ReadOptions, readChunks } from "./byteSource";
import { rankClasses } from "./classes";
import { controlFault } from "./edgeFormat";
import { fault, grouped, quote } from "./fault";
import { blanks, createSpans, type Separator, splitFields } from "./fields";
import { forEachLine } from "./lines";
import type { NodeIds } from "./nodeIds";
import { parseNumber } from "./numberField";
import { plainText } from "./plainText";

/** Labels of the nodes of an edge list. */
export interface NodeLabels {
  readonly labels: Int32Array; // [nodes], index into classNames, -1 = none
  readonly classNames: readonly string[]; // [classes]
  readonly unknown: number; // rows whose node is in no edge; they are left out
}

const separators: readonly Separator[] = [44, 59, 9, blanks];
const unlabelled = "-1";

/**
 * Reads node labels, plain or gz: rows of `node label`, where a label is any text and -1 means none.
 *
 * Classes come in numeric order where all are numbers, else in alphabetical order. Throws InputError with the line.
 */
export async function readNodeLabels(source: ByteSource, nodeIds: NodeIds, options: ReadOptions): Promise<NodeLabels> {
  const { name } = options;
  const texts = new Map<string, number>(); // label as written -> index in order of appearance
  const given = new Int32Array(nodeIds.count()).fill(-1); // [nodes], index into texts
  const lineOf = new Uint32Array(nodeIds.count()); // [nodes], where the label was given
  const spans = createSpans();
  const decoder = new TextDecoder();
  let separator: Separator | undefined;
  let rows = 0;
  let unknown = 0;
  let example = "";

  const lines = await forEachLine(name, plainText(name, readChunks(source, options)), (bytes, start, end, line) => {
    separator ??= separators.find((candidate) => splitFields(bytes, start, end, candidate, spans) === 2) ?? blanks;
    const columns = splitFields(bytes, start, end, separator, spans);
    if (columns !== 2) throw columnsFault(name, bytes, start, end, line, columns);
    if (spans[2] === spans[3]) throw fault(name, line, "expected a label, found nothing; write -1 for no label.");
    const node = nodeIds.find(bytes, spans[0], spans[1]);
    if (node === -1) {
      const header = rows === 0 && unknown === 0 && Number.isNaN(parseNumber(bytes, spans[2], spans[3]));
      if (!header) unknown++;
      if (unknown === 1) example = quote(bytes, spans[0], spans[1]);
      return;
    }
    rows++;
    const text = decoder.decode(bytes.subarray(spans[2], spans[3]));
    const label = texts.get(text) ?? texts.size;
    texts.set(text, label);
    if (lineOf[node] !== 0 && given[node] !== label) {
      const id = quote(bytes, spans[0], spans[1]);
      throw fault(name, line, `node ${id} has the label "${text}" here but another in line ${lineOf[node]}; keep one.`);
    }
    given[node] = label;
    lineOf[node] = line;
  });
  if (rows === 0) throw noRows(name, lines, unknown, example);
  const { classNames, rankOf } = rankClasses([...texts.keys()].filter((text) => text !== unlabelled));
  if (classNames.length === 0) throw fault(name, undefined, "every label is -1, which means none; expected classes.");
  const ranks = Int32Array.from(texts.keys(), (text) => rankOf.get(text) ?? -1);
  return { labels: given.map((label) => (label === -1 ? -1 : ranks[label])), classNames, unknown };
}

function columnsFault(
  name: string,
  bytes: Uint8Array,
  start: number,
  end: number,
  line: number,
  columns: number,
): Error {
  const hint = columns > 2 ? " More columns look like an edge list, which belongs in the data file." : "";
  const expected = `expected 2 columns (node, label), found ${columns}.${hint}`;
  return fault(name, line, controlFault(bytes, start, end) ?? expected);
}

function noRows(name: string, lines: number, unknown: number, example: string): Error {
  if (lines === 0) return fault(name, undefined, "the file is empty; expected rows of node, label.");
  if (unknown === 0) return fault(name, lines, "the file ends without a label; expected rows of node, label.");
  return fault(
    name,
    undefined,
    `none of its ${grouped(unknown)} nodes is in an edge (the first is ${example}); expected ids written as in the edge list.`,
  );
}
