import type { Rng } from "../../lib/rng";

/** Returns the first of the people 0 .. count - 1 who fits, from a random one onwards; undefined where nobody does. */
export function anybodyWho(fits: (node: number) => boolean, count: number, rng: Rng): number | undefined {
  const begin = rng.int(count);
  for (let i = 0; i < count; i++) {
    const node = (begin + i) % count;
    if (fits(node)) return node;
  }
  return undefined;
}
