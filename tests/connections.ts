import type { ConnectionList } from "../src/lib/connectionList";
import type { Rng } from "../src/lib/rng";

/** Lists the ones of a row-major mask [inputs, outputs]. */
export function listOf(mask: ArrayLike<number>, inputs: number, outputs: number): ConnectionList {
  const start = new Uint32Array(outputs + 1);
  const input: number[] = [];
  for (let o = 0; o < outputs; o++) {
    for (let i = 0; i < inputs; i++) if (mask[i * outputs + o] === 1) input.push(i);
    start[o + 1] = input.length;
  }
  return { inputs, outputs, start, input: Uint32Array.from(input) };
}

/** Takes what belongs to the connections of a list out of a row-major matrix. */
export function valuesAt({ outputs, start, input }: ConnectionList, matrix: ArrayLike<number>): Float32Array {
  const values = new Float32Array(input.length);
  for (let o = 0; o < outputs; o++)
    for (let c = start[o]; c < start[o + 1]; c++) values[c] = matrix[input[c] * outputs + o];
  return values;
}

/** Writes values of connections into a row-major matrix, 0 elsewhere. */
export function matrixOf({ inputs, outputs, start, input }: ConnectionList, values: ArrayLike<number>): Float32Array {
  const matrix = new Float32Array(inputs * outputs);
  for (let o = 0; o < outputs; o++)
    for (let c = start[o]; c < start[o + 1]; c++) matrix[input[c] * outputs + o] = values[c];
  return matrix;
}

/** Returns the mask of a list. */
export function maskOf(list: ConnectionList): Uint8Array {
  return Uint8Array.from(matrixOf(list, new Float32Array(list.input.length).fill(1)));
}

/** Returns what is wrong with a list, nothing for one that is in order. */
export function faultsOf({ inputs, outputs, start, input }: ConnectionList): string[] {
  const faults: string[] = [];
  if (start.length !== outputs + 1 || start[0] !== 0 || start[outputs] !== input.length) faults.push("its ends");
  for (let o = 0; o < outputs; o++) {
    if (start[o + 1] < start[o]) faults.push(`start ${o}`);
    for (let c = start[o]; c < start[o + 1]; c++) {
      if (input[c] >= inputs) faults.push(`connection ${c} from nowhere`);
      if (c > start[o] && input[c] <= input[c - 1]) faults.push(`connection ${c} out of order, or twice`);
    }
  }
  return faults;
}

/** Draws a random mask in which about `share` are ones. */
export function drawMask(size: number, share: number, rng: Rng): Uint8Array {
  return new Uint8Array(size).map(() => (rng.float() < share ? 1 : 0));
}
