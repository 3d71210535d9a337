/**
 * The connections of one layer as index lists, so that memory goes with their number and not with the layer's size.
 *
 * Output by output; the inputs of an output ascend. Whatever belongs to a connection, such as its weight, stands in an array of the same order.
 */
export interface ConnectionList {
  readonly inputs: number;
  readonly outputs: number;
  readonly start: Uint32Array; // [outputs + 1], those of output o are start[o] .. start[o + 1]
  readonly input: Uint32Array; // [connections], where each comes from
}

/** Returns the list of a layer that has no connections. */
export function noConnections(inputs: number, outputs: number): ConnectionList {
  return { inputs, outputs, start: new Uint32Array(outputs + 1), input: new Uint32Array(0) };
}

/** Returns where a connection stands in a list, -1 where the list lacks it. */
export function findConnection({ start, input }: ConnectionList, from: number, to: number): number {
  let low = start[to];
  let high = start[to + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (input[middle] < from) low = middle + 1;
    else high = middle;
  }
  return low < start[to + 1] && input[low] === from ? low : -1;
}

/** Returns the output of each connection. */
export function outputsOf({ start, input, outputs }: ConnectionList): Uint32Array {
  const output = new Uint32Array(input.length);
  for (let o = 0; o < outputs; o++) output.fill(o, start[o], start[o + 1]);
  return output;
}

/** Connections input by input, the outputs of an input ascending: the row-major order of a matrix [inputs, outputs]. */
export interface ByInput {
  readonly start: Uint32Array; // [inputs + 1]
  readonly output: Uint32Array; // [connections]
  readonly place: Uint32Array; // [connections], where each stands in the list output by output
}

/** Orders connections by their inputs; those whose flag is 0 are left out. */
export function byInput({ inputs, outputs, start, input }: ConnectionList, flags?: Uint8Array): ByInput {
  const next = new Uint32Array(inputs + 1);
  for (let c = 0; c < input.length; c++) if (flags?.[c] !== 0) next[input[c] + 1]++;
  for (let i = 0; i < inputs; i++) next[i + 1] += next[i];
  const first = next.slice();
  const output = new Uint32Array(first[inputs]);
  const place = new Uint32Array(first[inputs]);
  for (let o = 0; o < outputs; o++) {
    for (let c = start[o]; c < start[o + 1]; c++) {
      if (flags?.[c] === 0) continue;
      const at = next[input[c]]++;
      output[at] = o;
      place[at] = c;
    }
  }
  return { start: first, output, place };
}
