/** Temporal edges as columns of equal length. */
export interface EdgeColumns {
  readonly src: Uint32Array; // [edges]
  readonly dst: Uint32Array; // [edges]
  readonly time: Float64Array; // [edges], no NaN
}

/** Sorts edges by time, equal times in the order given; returns the same columns where they are in order already. */
export function sortByTime(edges: EdgeColumns): EdgeColumns {
  if (isAscending(edges.time)) return edges;
  const order = ascendingOrder(edges.time);
  return {
    src: edges.src.map((_, e) => edges.src[order[e]]),
    dst: edges.dst.map((_, e) => edges.dst[order[e]]),
    time: edges.time.map((_, e) => edges.time[order[e]]),
  };
}

function isAscending(time: Float64Array): boolean {
  for (let e = 1; e < time.length; e++) if (time[e] < time[e - 1]) return false;
  return true;
}

const digitBits = 16;
const digits = 64 / digitBits;

/** Returns the order that sorts numbers, stably: a radix sort over the four 16-bit digits of their bits. // [numbers] */
export function ascendingOrder(numbers: Float64Array): Uint32Array {
  const keys = sortableBits(numbers);
  const next = new Uint32Array(1 << digitBits);
  let order = new Uint32Array(numbers.length).map((_, i) => i);
  let sorted = new Uint32Array(numbers.length);
  for (let digit = 0; digit < digits; digit++) {
    next.fill(0);
    for (let i = digit; i < keys.length; i += digits) next[keys[i]]++;
    // A digit that all numbers share (most are: times lie close together) orders nothing.
    if (keys.length > 0 && next[keys[digit]] === numbers.length) continue;
    let start = 0;
    for (let value = 0; value < next.length; value++) {
      const count = next[value];
      next[value] = start;
      start += count;
    }
    for (let i = 0; i < order.length; i++) sorted[next[keys[order[i] * digits + digit]]++] = order[i];
    [order, sorted] = [sorted, order];
  }
  return order;
}

/**
 * Returns the bits of numbers as digits, lowest first, such that whole numbers of bits compare as the numbers do.
 *
 * IEEE 754 already orders positive numbers so; negative ones need all bits turned, and the sign bit orders the two.
 */
function sortableBits(numbers: Float64Array): Uint16Array {
  const negative = (value: number): boolean => value < 0 || Object.is(value, -0);
  if (!numbers.some(negative)) return new Uint16Array(numbers.buffer, numbers.byteOffset, numbers.length * digits);
  // Adding 0 makes -0 equal 0 in its bits too.
  const bits = new Uint16Array(numbers.map((value) => value + 0).buffer);
  for (let i = 0; i < bits.length; i += digits) {
    const turn = bits[i + digits - 1] >= 0x8000 ? 0xffff : 0;
    for (let digit = 0; digit < digits; digit++) bits[i + digit] ^= turn;
    bits[i + digits - 1] ^= turn ? 0 : 0x8000;
  }
  return bits;
}
