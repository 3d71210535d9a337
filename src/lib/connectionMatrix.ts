import type { ConnectionList } from "./connectionList";

/** Lists the connections that a mask keeps. // row-major [inputs, outputs], 1 = kept */
export function connectionsOfMask(mask: Uint8Array, inputs: number, outputs: number): ConnectionList {
  const start = new Uint32Array(outputs + 1);
  for (let at = 0; at < mask.length; at += outputs) {
    for (let o = 0; o < outputs; o++) start[o + 1] += mask[at + o];
  }
  for (let o = 0; o < outputs; o++) start[o + 1] += start[o];
  const next = start.slice();
  const input = new Uint32Array(start[outputs]);
  for (let i = 0, at = 0; i < inputs; i++, at += outputs) {
    for (let o = 0; o < outputs; o++) if (mask[at + o]) input[next[o]++] = i;
  }
  return { inputs, outputs, start, input };
}

/** Lists all connections of a layer. */
export function allConnections(inputs: number, outputs: number): ConnectionList {
  return connectionsOfMask(new Uint8Array(inputs * outputs).fill(1), inputs, outputs);
}

/** Takes the values of the connections out of a matrix. // row-major [inputs, outputs] -> [connections] */
export function valuesOfConnections(matrix: Float32Array, { outputs, start, input }: ConnectionList): Float32Array {
  const values = new Float32Array(input.length);
  for (let o = 0; o < outputs; o++) {
    for (let c = start[o]; c < start[o + 1]; c++) values[c] = matrix[input[c] * outputs + o];
  }
  return values;
}

/** Lays values of connections out as a matrix, 0 elsewhere. // [connections] -> row-major [inputs, outputs] */
export function matrixOfConnections(values: Float32Array, list: ConnectionList): Float32Array {
  const { inputs, outputs, start, input } = list;
  const matrix = new Float32Array(inputs * outputs);
  for (let o = 0; o < outputs; o++) {
    for (let c = start[o]; c < start[o + 1]; c++) matrix[input[c] * outputs + o] = values[c];
  }
  return matrix;
}

/** Returns where each connection of a list stood in the list before; those that are new get the number of connections there. */
export function placesBefore(list: ConnectionList, before: ConnectionList): Int32Array {
  const places = new Int32Array(list.input.length).fill(before.input.length);
  for (let o = 0; o < list.outputs; o++) {
    let at = before.start[o];
    const end = before.start[o + 1];
    // Both lists ascend, so that one pass meets what they share.
    for (let c = list.start[o]; c < list.start[o + 1]; c++) {
      while (at < end && before.input[at] < list.input[c]) at++;
      if (at < end && before.input[at] === list.input[c]) places[c] = at;
    }
  }
  return places;
}
