import { nextBits, nextUniform } from "./random";

/**
 * Draws the pairs of the walks from .. walks as drawTrue in src/embed/plainDrawing.ts does, behind the count pairs at
 * hand, until they are enough; where they are, or this is the last of the walks, false nodes for all of them follow.
 *
 * offsets: [walks + 1], those of tokens plus base; keep, negatives: by node; kept: room for the longest walk.
 * Writes the walk to go on with and the number of pairs to result. A targets row has width words, its true node first.
 */
export function drawPairs(
  tokens: usize, offsets: usize, base: u32, walks: u32, from: u32, last: bool, window: u32, keep: usize, negatives: usize,
  nodes: u32, random: usize, kept: usize, context: usize, targets: usize, width: u32, count: u32, enough: u32, result: usize,
): void {
  const row = width << 2;
  let walk = from;
  for (; walk < walks && count < enough; walk++) {
    const start = load<u32>(offsets + (walk << 2)) - base;
    const end = load<u32>(offsets + (walk << 2), 4) - base;
    const length = thinOut(tokens + (start << 2), end - start, keep, random, kept);
    // A lone token has no context, and so draws nothing.
    if (length < 2) continue;
    for (let centre = 0; centre < length; centre++) {
      const reach = 1 + <i32>(nextUniform(random) * <f64>window);
      const truth = load<u32>(kept + (centre << 2));
      const most = min(length - 1, centre + reach);
      for (let other = max(0, centre - reach); other <= most; other++) {
        if (other == centre) continue;
        store<u32>(targets + count * row, truth);
        store<u32>(context + (count << 2), load<u32>(kept + (other << 2)));
        count++;
      }
    }
  }
  if (last || count >= enough) drawFalse(negatives, nodes, random, targets, count, width);
  store<u32>(result, walk, 0);
  store<u32>(result, count, 4);
}

/** Copies the tokens of one walk that survive subsampling to kept; returns how many they are. */
// @ts-ignore: decorator
@inline
function thinOut(tokens: usize, length: u32, keep: usize, random: usize, kept: usize): i32 {
  let survivors = 0;
  for (let i: u32 = 0; i < length; i++) {
    const token = load<u32>(tokens + (i << 2));
    const chance = load<f64>(keep + (token << 3));
    if (chance < 1 && nextUniform(random) >= chance) continue;
    store<u32>(kept + (survivors << 2), token);
    survivors++;
  }
  return survivors;
}

/** Fills columns 1 .. width - 1 of targets with draws from a table of layOutAlias in src/embed/aliasTable.ts, as drawFalse in src/embed/plainDrawing.ts. */
export function drawFalse(negatives: usize, nodes: u32, random: usize, targets: usize, count: u32, width: u32): void {
  const scale = <f64>nodes * 2.3283064365386963e-10; // 2^-32
  let a = load<u32>(random, 0);
  let b = load<u32>(random, 4);
  let c = load<u32>(random, 8);
  let counter = load<u32>(random, 12);
  let at = targets;
  for (let pair: u32 = 0; pair < count; pair++) {
    at += 4;
    for (let k: u32 = 1; k < width; k++) {
      const sum = a + b + counter;
      counter++;
      a = b ^ (b >> 9);
      b = c + (c << 3);
      c = rotl<u32>(c, 21) + sum;
      const point = <f64>sum * scale;
      const cell = <u32>point;
      const entry = negatives + (cell << 4);
      const far = <u32>(point - <f64>cell >= load<f64>(entry));
      store<u32>(at, load<u32>(entry + (far << 2), 8));
      at += 4;
    }
  }
  store<u32>(random, a, 0);
  store<u32>(random, b, 4);
  store<u32>(random, c, 8);
  store<u32>(random, counter, 12);
}
