import type { TemporalDataset } from "./dataset";
import { createEdgeBuffer } from "./edgeBuffer";
import { fault, grouped } from "./fault";
import { openNpyStream } from "./npyStream";
import type { Npz } from "./npz";
import { type EdgeColumns, sortByTime } from "./sortByTime";
import type { ZipEntry } from "./zip/entry";

/** The array of adjacency matrices, one a step, by which STAR's form is recognised. */
export const adjacencyFile = "adjs.npy";

/** The edges of a graph in steps. */
export interface SteppedEdges extends EdgeColumns {
  readonly nodes: number;
}

const mostEntries = 250_000_000;

/**
 * Reads STAR's `adjs` [steps, nodes, nodes], keeping only its nonzeros: an edge from row to column at the step's number.
 *
 * The dense array, up to 2.4 GB, is never held. Throws InputError for another shape or type.
 */
export async function readSteppedEdges(fileName: string, entry: ZipEntry): Promise<SteppedEdges> {
  const stream = await openNpyStream(`${fileName}, adjs`, entry.chunks());
  const [steps, nodes, columns] = stream.shape;
  if (stream.shape.length !== 3 || nodes !== columns || steps === 0 || nodes === 0 || nodes > 2 ** 24) {
    throw fault(
      fileName,
      undefined,
      `adjs has the shape (${stream.shape.join(", ")}); expected (steps, nodes, nodes).`,
    );
  }
  const edges = createEdgeBuffer();
  for await (const { first, values } of stream.pieces()) {
    for (let i = 0; i < values.length; i++) {
      if (values[i] === 0) continue;
      if (Number.isNaN(values[i]))
        throw fault(fileName, undefined, `in adjs, number ${grouped(first + i + 1)} is NaN.`);
      const at = first + i;
      if (stream.fortran) {
        edges.push(Math.floor(at / steps) % nodes, Math.floor(at / (steps * nodes)), at % steps);
      } else {
        edges.push(Math.floor(at / nodes) % nodes, at % nodes, Math.floor(at / (nodes * nodes)));
      }
    }
    if (edges.count() > mostEntries) {
      throw fault(fileName, undefined, `adjs has more than ${grouped(mostEntries)} nonzeros; that is no sparse graph.`);
    }
  }
  if (edges.count() === 0) throw fault(fileName, undefined, "adjs holds only zeros; expected edges.");
  return { nodes, ...sortByTime(edges.take()) };
}

/** Puts the edges and the `labels` of STAR's form together: one-hot rows [nodes, classes], or a class for each node. */
export function steppedDataset(fileName: string, { nodes, src, dst, time }: SteppedEdges, npz: Npz): TemporalDataset {
  const graph = { nodeCount: nodes, src, dst, time };
  const base = { form: "temporal", name: fileName, kind: "file" } as const;
  if (!npz.names.includes("labels")) return { ...base, graph };
  const { shape, values } = npz.array("labels");
  const fail = (sentence: string) => fault(fileName, undefined, sentence);
  if (!ArrayBuffer.isView(values) || shape[0] !== nodes || shape.length > 2) {
    throw fail(`labels has the shape (${shape.join(", ")}); expected (${nodes}, classes) or (${nodes},).`);
  }
  const classes = shape.length === 2 ? shape[1] : 0;
  const labels = Int32Array.from({ length: nodes }, (_, node) => {
    if (shape.length === 1) return values[node];
    const row = values.subarray(node * classes, (node + 1) * classes);
    const label = row.indexOf(1);
    if (row.some((value, i) => value !== (i === label ? 1 : 0))) {
      throw fail(`row ${node + 1} of labels is ${row.join(" ")}; expected a single 1 among zeros.`);
    }
    return label;
  });
  const most = labels.reduce((highest, label) => Math.max(highest, label), -1);
  if (labels.some((label, node) => label < -1 || label !== (classes ? label : values[node])) || most < 0) {
    throw fail("labels holds numbers that are no classes; expected whole numbers from 0 on.");
  }
  const classNames = Array.from({ length: classes || most + 1 }, (_, label) => String(label));
  return { ...base, graph: { ...graph, labels }, classNames };
}
