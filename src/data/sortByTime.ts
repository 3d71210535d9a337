import { release } from "../lib/release";

/** Temporal edges as columns of equal length. */
export interface EdgeColumns {
  readonly src: Uint32Array; // [edges]
  readonly dst: Uint32Array; // [edges]
  readonly time: Float64Array; // [edges], no NaN
}

/** Sorts edges by time, equal times in the order given; returns the same columns where they are in order already. */
export function sortByTime(edges: EdgeColumns): EdgeColumns {
  if (isAscending(edges.time)) return edges;
  const copy = { src: edges.src.slice(), dst: edges.dst.slice(), time: edges.time.slice() };
  sortInPlace(copy);
  return copy;
}

/** Sorts edges by time in place, equal times in the order given; takes 8 bytes an edge while it works. */
export function sortInPlace({ src, dst, time }: EdgeColumns): void {
  if (isAscending(time)) return;
  const words = new Uint32Array(time.buffer, time.byteOffset, 2 * time.length);
  const turned = time.some((t) => t < 0 || Object.is(t, -0));
  if (turned) toSortable(time);
  const { order, spare } = radixOrder(time);
  for (const column of [src, dst]) {
    for (let e = 0; e < order.length; e++) spare[e] = column[order[e]];
    column.set(spare);
  }
  // The last column, twice as wide, by its two words: the upper ones take the place of the order, needed no more.
  for (let e = 0; e < order.length; e++) {
    spare[e] = words[2 * order[e]];
    order[e] = words[2 * order[e] + 1];
  }
  for (let e = 0; e < order.length; e++) {
    words[2 * e] = spare[e];
    words[2 * e + 1] = order[e];
  }
  if (turned) fromSortable(words);
  release(order, spare);
}

function isAscending(time: Float64Array): boolean {
  for (let e = 1; e < time.length; e++) if (time[e] < time[e - 1]) return false;
  return true;
}

const digitBits = 16;
const digits = 64 / digitBits;

/** Returns the order that sorts keys by their bits, stably, and an array to spare: a radix sort over four 16-bit digits. */
function radixOrder(keys: Float64Array): { order: Uint32Array; spare: Uint32Array } {
  const count = keys.length;
  const parts = new Uint16Array(keys.buffer, keys.byteOffset, count * digits);
  const next = new Uint32Array(1 << digitBits);
  let order = new Uint32Array(count);
  let spare = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  for (let digit = 0; digit < digits; digit++) {
    next.fill(0);
    for (let i = digit; i < parts.length; i += digits) next[parts[i]]++;
    // A digit that all numbers share (most are: times lie close together) orders nothing.
    if (count > 0 && next[parts[digit]] === count) continue;
    let start = 0;
    for (let value = 0; value < next.length; value++) {
      const here = next[value];
      next[value] = start;
      start += here;
    }
    for (let i = 0; i < count; i++) spare[next[parts[order[i] * digits + digit]]++] = order[i];
    [order, spare] = [spare, order];
  }
  return { order, spare };
}

const signBit = 0x80000000;

/**
 * Turns the bits of numbers in place such that they compare as whole numbers as the numbers do; -0 becomes 0.
 *
 * IEEE 754 already orders positive numbers so; negative ones need all bits turned, and the sign bit orders the two.
 */
function toSortable(numbers: Float64Array): void {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    // Adding 0 makes -0 equal 0 in its bits too.
    numbers[i] += 0;
    const high = words[2 * i + 1];
    if (high >= signBit) words[2 * i] = ~words[2 * i];
    words[2 * i + 1] = high >= signBit ? ~high : high ^ signBit;
  }
}

/** Turns sortable bits back into those of the numbers. // [2 * numbers], low word first */
function fromSortable(words: Uint32Array): void {
  for (let i = 0; i < words.length; i += 2) {
    const high = words[i + 1];
    if (high < signBit) words[i] = ~words[i];
    words[i + 1] = high >= signBit ? high ^ signBit : ~high;
  }
}
