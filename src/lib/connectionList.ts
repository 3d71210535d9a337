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
