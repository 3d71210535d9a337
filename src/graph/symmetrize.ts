import type { TemporalGraph } from "./temporal";

/** Returns the graph with every edge in both directions at its time; a self-loop stays one edge. */
export function symmetrize(graph: TemporalGraph): TemporalGraph {
  const edges = graph.src.length;
  const src = new Uint32Array(2 * edges);
  const dst = new Uint32Array(2 * edges);
  const time = new Float64Array(2 * edges);
  let count = 0;
  const push = (from: number, to: number, at: number): void => {
    src[count] = from;
    dst[count] = to;
    time[count++] = at;
  };
  for (let e = 0; e < edges; e++) {
    push(graph.src[e], graph.dst[e], graph.time[e]);
    if (graph.src[e] !== graph.dst[e]) push(graph.dst[e], graph.src[e], graph.time[e]);
  }
  return { ...graph, src: src.slice(0, count), dst: dst.slice(0, count), time: time.slice(0, count) };
}
