import { nextBits, nextUniform } from "./randomBits";

/** What decides which pairs a walk gives; arrays are views that start where the kernel's pointers do. */
export interface Drawing {
  readonly tokens: Uint32Array;
  readonly offsets: Uint32Array; // [walks + 1], those of tokens plus base
  readonly base: number;
  readonly window: number; // most tokens between a pair's two; each centre draws its own from 1 .. window
  readonly keep: Float64Array; // [nodes], the chance that a token survives subsampling, at least 1 = always
  readonly random: Int32Array; // [4]
  readonly kept: Uint32Array; // [longest walk], room for the tokens of one walk
}

/** Pairs of nodes as flat columns. */
export interface Pairs {
  readonly context: Uint32Array; // [pairs], the node whose input vector predicts
  readonly targets: Uint32Array; // row-major [pairs, width], the true node and then the false ones
  readonly width: number; // 1 + negatives
}

/** Draws the pairs of the walks from .. walks behind the `count` at hand until they are enough; [next walk, pairs]. */
export function drawTrue(
  { tokens, offsets, base, window, keep, random, kept }: Drawing,
  { context, targets, width }: Pairs,
  [from, walks]: readonly [number, number],
  [count, enough]: readonly [number, number],
): readonly [number, number] {
  let pairs = count;
  let walk = from;
  for (; walk < walks && pairs < enough; walk++) {
    let length = 0;
    for (let i = offsets[walk] - base; i < offsets[walk + 1] - base; i++) {
      const token = tokens[i];
      if (keep[token] >= 1 || nextUniform(random) < keep[token]) kept[length++] = token;
    }
    // A lone token has no context, and so draws nothing.
    if (length < 2) continue;
    for (let centre = 0; centre < length; centre++) {
      const reach = 1 + Math.floor(nextUniform(random) * window);
      const last = Math.min(length - 1, centre + reach);
      for (let other = Math.max(0, centre - reach); other <= last; other++) {
        if (other === centre) continue;
        targets[pairs * width] = kept[centre];
        context[pairs++] = kept[other];
      }
    }
  }
  return [walk, pairs];
}

/** Fills columns 1 .. width - 1 of the targets from a table of so many nodes, as `layOutAlias` writes it. */
export function drawFalse(
  [shares, rows]: readonly [Float64Array, Uint32Array],
  nodes: number,
  random: Int32Array,
  { targets, width }: Pairs,
  count: number,
): void {
  const scale = nodes * 2.3283064365386963e-10; // 2^-32
  for (let pair = 0; pair < count; pair++) {
    for (let k = 1; k < width; k++) {
      const point = nextBits(random) * scale;
      const cell = Math.floor(point);
      const far = point - cell >= shares[2 * cell] ? 1 : 0;
      targets[pair * width + k] = rows[4 * cell + 2 + far];
    }
  }
}
