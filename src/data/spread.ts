import type { TemporalGraph } from "../graph/temporal";
import { createRng } from "../lib/rng";
import { sortByTime } from "./sortByTime";

/**
 * Places each edge at a random moment between its time stamp and the next distinct one, for files in months or years.
 *
 * Edges of the last stamp spread over the median gap between stamps, over 1 where there is only one stamp.
 */
export function spreadTimes(graph: TemporalGraph, seed: number): TemporalGraph {
  const { time } = graph;
  const stamps = time.filter((t, e) => e === 0 || t !== time[e - 1]);
  const gaps = stamps.subarray(1).map((t, i) => t - stamps[i]);
  const lastGap = gaps.length === 0 ? 1 : gaps.slice().sort()[gaps.length >> 1];
  const rng = createRng(seed, "spread times");
  let stamp = 0;
  const spread = time.map((t) => {
    while (stamps[stamp] < t) stamp++;
    return t + rng.float() * (stamp < gaps.length ? gaps[stamp] : lastGap);
  });
  return { ...graph, ...sortByTime({ src: graph.src, dst: graph.dst, time: spread }) };
}
