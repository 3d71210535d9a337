import { type OutEdges, pickEdge } from "./outEdges";
import { nextUniform, type RandomBits } from "./randomBits";

/**
 * Takes walks number `from .. to`, one behind the other, each starting at starts[number mod count].
 *
 * A walk's end is counted from the first of these tokens.
 */
export function takeWalks(
  { start, target, later, cumulative }: OutEdges,
  starts: Uint32Array,
  hops: number,
  random: RandomBits,
  [from, to]: readonly [number, number],
  tokens: Uint32Array,
  ends: Uint32Array,
): void {
  let at = 0;
  for (let walk = from; walk < to; walk++) {
    let node = starts[walk % starts.length];
    let first = start[node];
    tokens[at++] = node;
    for (let hop = 0; hop < hops; hop++) {
      const end = start[node + 1];
      if (first === end) break;
      const edge = pickEdge(cumulative, start[node], first, end, nextUniform(random));
      node = target[edge];
      first = later[edge];
      tokens[at++] = node;
    }
    ends[walk - from] = at;
  }
}
