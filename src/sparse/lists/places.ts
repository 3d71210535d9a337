import type { ConnectionList } from "../../lib/connectionList";

/** Places in a layer, each once, ascending: output · inputs + input, exact up to 2^53. */
export type Places = Float64Array;

/** A list after an update, and where each of its connections stood before. */
export interface Merged {
  readonly list: ConnectionList;
  readonly from: Int32Array; // [connections], -1 = new
}

/** Returns the place of a connection. */
export function placeOf(inputs: number, input: number, output: number): number {
  return output * inputs + input;
}

/**
 * Returns a list with the connections whose flag is 1 and those at the places given besides.
 *
 * A place may be one whose flag is 0, which then stays; the places of flags that are 1 must not be among them.
 */
export function mergePlaces(before: ConnectionList, kept: Uint8Array, added: Places): Merged {
  const { inputs, outputs } = before;
  const count = kept.reduce((sum, flag) => sum + flag, 0) + added.length;
  const start = new Uint32Array(outputs + 1);
  const input = new Uint32Array(count);
  const from = new Int32Array(count);
  let next = 0;
  let a = 0;
  const push = (unit: number, origin: number): void => {
    input[next] = unit;
    from[next] = origin;
    next++;
  };
  for (let o = 0; o < outputs; o++) {
    const base = placeOf(inputs, 0, o);
    const end = base + inputs;
    for (let c = before.start[o]; c < before.start[o + 1]; c++) {
      const place = base + before.input[c];
      for (; a < added.length && added[a] < place; a++) push(added[a] - base, -1);
      const back = a < added.length && added[a] === place;
      if (back) a++;
      if (back || kept[c] === 1) push(before.input[c], c);
    }
    for (; a < added.length && added[a] < end; a++) push(added[a] - base, -1);
    start[o + 1] = next;
  }
  return { list: { inputs, outputs, start, input }, from };
}

/** Carries what belongs to connections over to their order after an update, 0 for new ones. */
export function carryOver(values: Float32Array, from: Int32Array): Float32Array {
  const carried = new Float32Array(from.length);
  for (let c = 0; c < from.length; c++) if (from[c] >= 0) carried[c] = values[from[c]];
  return carried;
}
