import { nextUniform } from "./random";

/**
 * Takes walks number from .. to as takeWalks in src/embed/plainWalks.ts does; walk i starts at node starts[i mod startCount].
 *
 * start, target, later, cumulative: OutEdges. Tokens are written one walk after the other, a walk's end counted from the
 * first of these tokens to ends.
 */
export function takeWalks(
  start: usize, target: usize, later: usize, cumulative: usize, starts: usize, startCount: u32, hops: u32,
  random: usize, from: u32, to: u32, tokens: usize, ends: usize,
): void {
  let at = tokens;
  for (let walk = from; walk < to; walk++) {
    let node = load<u32>(starts + ((walk % startCount) << 2));
    let first = load<u32>(start + (node << 2));
    store<u32>(at, node);
    at += 4;
    for (let hop: u32 = 0; hop < hops; hop++) {
      const end = load<u32>(start + (node << 2), 4);
      if (first == end) break;
      const edge = pickEdge(cumulative, load<u32>(start + (node << 2)), first, end, nextUniform(random));
      node = load<u32>(target + (edge << 2));
      first = load<u32>(later + (edge << 2));
      store<u32>(at, node);
      at += 4;
    }
    store<u32>(ends, (at - tokens) >> 2);
    ends += 4;
  }
}

/** Picks an edge as pickEdge in src/embed/outEdges.ts does. */
// @ts-ignore: decorator
@inline
function pickEdge(cumulative: usize, nodeStart: u32, first: u32, end: u32, uniform: f64): u32 {
  const before = first > nodeStart ? load<f64>(cumulative + (<usize>(first - 1) << 3)) : 0;
  const goal = before + uniform * (load<f64>(cumulative + (<usize>(end - 1) << 3)) - before);
  let low = first;
  let high = end - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (load<f64>(cumulative + (<usize>middle << 3)) > goal) high = middle;
    else low = middle + 1;
  }
  return low;
}
