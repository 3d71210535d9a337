import type { TemporalGraph } from "../../graph/temporal";
import { createRng } from "../../lib/rng";
import type { GraphSize } from "./factored";
import { powerLawEdges } from "./powerLaw";

/** Makes a temporal graph whose pairs write again and again, some far more often than others, at uniform times. */
export function repeatedEdges({ nodes, edges, decay }: GraphSize, temporalEdges: number, seed: number): TemporalGraph {
  const rng = createRng(seed, "benchmark temporal graph", nodes);
  const pairs = powerLawEdges({ nodes, edges, decay, undirected: false }, rng);
  const src = new Uint32Array(temporalEdges);
  const dst = new Uint32Array(temporalEdges);
  for (let e = 0; e < temporalEdges; e++) {
    // Every pair once, then the early ones, which join the busy nodes more often, again.
    const pair = e < edges ? e : Math.floor(edges * rng.float() ** 2);
    src[e] = pairs.src[pair];
    dst[e] = pairs.dst[pair];
  }
  const order = rng.shuffle(new Uint32Array(temporalEdges).map((_, i) => i));
  return {
    nodeCount: nodes,
    src: src.map((_, e) => src[order[e]]),
    dst: dst.map((_, e) => dst[order[e]]),
    time: Float64Array.from({ length: temporalEdges }, (_, e) => e),
  };
}
