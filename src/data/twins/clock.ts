import type { Rng } from "../../lib/rng";

/**
 * Dates messages: periods of equal length carry the given shares of the edges, messages within a period come in bursts.
 *
 * Returns the time of each message in whole seconds, ascending.
 */
export function dateMessages(
  firstEdge: ArrayLike<number>, // [messages], index of each message's first edge
  edges: number,
  volume: readonly number[], // share of edges per period
  span: readonly [number, number], // seconds, end exclusive
  burstiness: number, // standard deviation of the log gap between messages
  rng: Rng,
): Float64Array {
  const messages = firstEdge.length;
  const times = new Float64Array(messages);
  const length = (span[1] - span[0]) / volume.length;
  const total = volume.reduce((sum, share) => sum + share, 0);
  let message = 0;
  let reached = 0;
  for (let period = 0; period < volume.length; period++) {
    reached += volume[period] / total;
    const begin = message;
    const last = period === volume.length - 1;
    while (message < messages && (last || firstEdge[message] < reached * edges)) message++;
    const gaps = Float64Array.from({ length: message - begin + 1 }, () => Math.exp(burstiness * rng.normal()));
    const sum = gaps.reduce((whole, gap) => whole + gap, 0);
    let passed = 0;
    for (let i = begin; i < message; i++) {
      passed += gaps[i - begin];
      times[i] = Math.floor(span[0] + length * (period + passed / sum));
    }
  }
  return times;
}
