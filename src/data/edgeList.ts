import type { TemporalGraph } from "../graph/temporal";
import { type ByteSource, type ReadOptions, readChunks } from "./byteSource";
import { createEdgeBuffer } from "./edgeBuffer";
import { checkHeader, type EdgeFormat, edgeFormatOf, isHeader, rowFault } from "./edgeFormat";
import { fault } from "./fault";
import { createSpans, splitFields } from "./fields";
import { forEachLine, type TakeQuickly, type VisitLine } from "./lines";
import { createNodeIds, type NodeIds } from "./nodeIds";
import { parseNumber } from "./numberField";
import { createPlainRowReader, type ReadPlainRow } from "./plainRow";
import { plainText } from "./plainText";
import { type EdgeColumns, sortInPlace } from "./sortByTime";

/** An edge list as read: the graph, and which id of the file became which node. */
export interface EdgeList {
  readonly graph: TemporalGraph; // nodes numbered as their ids first come in the file, edges sorted by time
  readonly nodeIds: NodeIds;
}

/**
 * Reads a temporal edge list, plain or gz: rows of `source target time` or `source target weight time`.
 *
 * Columns are separated by blanks, TAB, comma or semicolon; `%` and `#` lines and a header are skipped; ids are any
 * text, times any finite numbers in any order; self-loops and repeated rows stay. Throws InputError with the line.
 */
export function readEdgeList(source: ByteSource, options: ReadOptions): Promise<EdgeList> {
  return parseEdgeList(options.name, readChunks(source, options));
}

/** Parses the bytes of an edge list, plain or gz, as readEdgeList does. */
export async function parseEdgeList(name: string, chunks: AsyncGenerator<Uint8Array>): Promise<EdgeList> {
  const { edges, nodeIds } = await parseRows(name, chunks);
  sortInPlace(edges);
  return { graph: { nodeCount: nodeIds.count(), ...edges }, nodeIds };
}

/** The rows of an edge list in the order of the file. */
export interface EdgeRows {
  readonly edges: EdgeColumns;
  readonly nodeIds: NodeIds;
}

/** Parses an edge list as parseEdgeList does, but leaves its rows in their order. */
export async function parseRows(name: string, chunks: AsyncGenerator<Uint8Array>): Promise<EdgeRows> {
  const nodeIds = createNodeIds();
  const edges = createEdgeBuffer();
  const spans = createSpans();
  let format: EdgeFormat | undefined;
  let readPlainRow: ReadPlainRow | undefined;
  let headerSeen = false;

  const visit: VisitLine = (bytes, start, end, line) => {
    if (!format) {
      format = edgeFormatOf(bytes, start, end, line);
      if (!format && !headerSeen && isHeader(bytes, start, end)) {
        checkHeader(name, bytes, start, end, line);
        headerSeen = true;
        return;
      }
      if (!format) throw rowFault(name, bytes, start, end, line);
      readPlainRow = createPlainRowReader(format, nodeIds, edges);
    }
    const last = 2 * (format.columns - 1);
    const columns = splitFields(bytes, start, end, format.separator, spans);
    const time = columns === format.columns ? parseNumber(bytes, spans[last], spans[last + 1]) : Number.NaN;
    if (Number.isNaN(time)) throw rowFault(name, bytes, start, end, line, format);
    if (spans[0] === spans[1] || spans[2] === spans[3]) throw fault(name, line, "expected a node id, found nothing.");
    const src = nodeIds.intern(bytes, spans[0], spans[1]);
    edges.push(src, nodeIds.intern(bytes, spans[2], spans[3]), time);
  };
  const takeQuickly: TakeQuickly = (bytes, start) => (readPlainRow ? readPlainRow(bytes, start) : -1);
  const lines = await forEachLine(name, plainText(name, chunks), visit, takeQuickly);
  if (edges.count() === 0) throw noEdges(name, lines, headerSeen);
  return { edges: edges.take(), nodeIds };
}

function noEdges(name: string, lines: number, headerSeen: boolean): Error {
  const expected = "expected rows of source, target, time";
  if (lines === 0) return fault(name, undefined, `the file is empty; ${expected}.`);
  const found = headerSeen ? "a header" : "comments or blank lines";
  return fault(name, lines, `the file ends without an edge: it holds only ${found}; ${expected}.`);
}
