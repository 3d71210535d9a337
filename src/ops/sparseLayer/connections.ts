import * as tf from "@tensorflow/tfjs";
import { byInput, type ConnectionList, outputsOf } from "../../lib/connectionList";
import type { SparseLevel } from "../sparseMatrix";
import { type SumLevel, splitRows } from "../splitRows";

/** The connections of one layer on a device. Tensors have at least one element, also where there is no connection. */
export interface Connections {
  readonly inputs: number;
  readonly outputs: number;
  readonly count: number;
  readonly start: tf.Tensor; // int32 [outputs + 1]
  readonly input: tf.Tensor; // int32 [count]
  readonly levels: readonly SparseLevel[]; // of the outputs' sums; GPUs only, as what follows where it says so
  readonly output?: tf.Tensor; // int32 [count]; GPUs only
  /** The same connections input by input, for the gradient of the inputs; the outputs of an input ascend. */
  readonly transposed?: TransposedConnections;
}

/** Connections input by input. */
export interface TransposedConnections {
  readonly start: tf.Tensor; // int32 [inputs + 1]
  readonly output: tf.Tensor; // int32 [count]
  readonly place: tf.Tensor; // int32 [count], where the connection and its weight stand in the order by outputs
  readonly levels: readonly SparseLevel[]; // of the inputs' sums; GPUs only
}

/** The longest run of connections that one GPU thread sums. */
const summedAtOnce = 256;

/**
 * Copies the connections of a layer to the current backend; free them with `disposeConnections`.
 *
 * A first layer needs no gradient of its inputs: without `transposed` it takes half the memory.
 */
export function uploadConnections(list: ConnectionList, { transposed }: { transposed: boolean }): Connections {
  const { inputs, outputs, start, input } = list;
  const onGpu = tf.getBackend() === "webgpu";
  return {
    inputs,
    outputs,
    count: input.length,
    start: uploadIntegers(start),
    input: uploadIntegers(input),
    levels: onGpu ? uploadLevels(start) : [],
    ...(onGpu ? { output: uploadIntegers(outputsOf(list)) } : {}),
    ...(transposed ? { transposed: uploadTransposed(list, onGpu) } : {}),
  };
}

/** Frees connections of `uploadConnections`. */
export function disposeConnections({ start, input, levels, output, transposed }: Connections): void {
  const segments = [...levels, ...(transposed?.levels ?? [])].map((level) => level.segments);
  tf.dispose([start, input, ...segments, ...(output ? [output] : [])]);
  if (transposed) tf.dispose([transposed.start, transposed.output, transposed.place]);
}

function uploadTransposed(list: ConnectionList, onGpu: boolean): TransposedConnections {
  const { start, output, place } = byInput(list);
  return {
    start: uploadIntegers(start),
    output: uploadIntegers(output),
    place: uploadIntegers(place),
    levels: onGpu ? uploadLevels(start) : [],
  };
}

function uploadLevels(start: Uint32Array): SparseLevel[] {
  return splitRows(start, { shortRow: summedAtOnce }).map(({ segments, partialCount }: SumLevel) => ({
    segments: uploadIntegers(segments),
    segmentCount: segments.length / 4,
    partialCount,
  }));
}

/** A copy, since the cpu backend would share the caller's array; a buffer of a GPU cannot be empty. */
function uploadIntegers(integers: Uint32Array | Int32Array): tf.Tensor {
  return tf.tensor1d(integers.length > 0 ? new Int32Array(integers) : [0], "int32");
}
