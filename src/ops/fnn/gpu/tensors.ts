import * as tf from "@tensorflow/tfjs";
import type { FnnTensors } from "../../kernels/fnnCall";
import { webgpuBackend } from "../../webgpu/tensorRange";
import type { FnnNetOptions, FnnSamples } from "../net";
import { type GpuPlan, stateCount } from "./plan";
import { mostRecords, recordWords } from "./records";

/** All that a net keeps on the device. */
export interface GpuTensors {
  all(): FnnTensors;
  /** Room for the records of steps, and for one record of an evaluation. */
  readonly records: GPUBuffer;
  /** Returns the samples of a set, uploaded when they are first asked for. */
  samples(set: string): tf.Tensor;
  /** Fours of samples in a row of kept units. */
  stride(): number;
  /** Tells whether a batch of so many samples has room. */
  fits(samples: number): boolean;
  /** Makes room for larger batches; nothing that uses the room before may still wait to be sent. */
  makeRoom(samples: number): void;
  dispose(): void;
}

/** Uploads what a net works on; undefined where a tensor is longer than a shader can be given, in bytes. */
export function createGpuTensors(
  options: FnnNetOptions,
  plan: GpuPlan,
  batchSize: number,
  longest: number,
): GpuTensors | undefined {
  const { sets, rowsPerSample, table } = options;
  const strideOf = (samples: number): number => 4 * Math.ceil(samples / 16);
  const keptCount = (samples: number): number => 4 * plan.unitCount * strideOf(samples);
  const setCounts = Object.values(sets).map(({ targets }) => targets.length * (rowsPerSample + 1));
  const firstRoom = Math.min(batchSize, sets.train.targets.length);
  const counts = [stateCount(plan), table.length, keptCount(firstRoom), ...setCounts];
  if (Math.max(...counts) * 4 > longest) return undefined;

  let stride = strideOf(firstRoom);
  let kept = tf.tensor1d(new Float32Array(keptCount(firstRoom)));
  const sampleTensors = new Map<string, tf.Tensor>();
  const samples = (set: string): tf.Tensor => {
    let tensor = sampleTensors.get(set);
    if (!tensor) sampleTensors.set(set, (tensor = tf.tensor1d(interleaved(sets[set], rowsPerSample), "int32")));
    return tensor;
  };
  const fixed = {
    state: tf.tensor1d(new Float32Array(stateCount(plan))),
    transposed: tf.tensor1d(new Float32Array(Math.max(1, plan.transposedCount))),
    limits: tf.tensor1d(new Float32Array(2 * plan.parameterCount)),
    table: tf.tensor1d(table.slice()),
    samples: samples("train"),
    order: tf.tensor1d(new Int32Array(sets.train.targets.length), "int32"),
  };
  // No tensor: those are not uniform buffers, and only what is uniform may tell a loop with barriers how long it is.
  const { bufferManager } = webgpuBackend();
  const records = bufferManager.acquireBuffer(
    4 * recordWords * mostRecords,
    GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
  );
  return {
    records,
    all: () => ({ ...fixed, kept }),
    samples,
    stride: () => stride,
    fits: (count) => strideOf(count) <= stride,
    makeRoom: (count) => {
      kept.dispose();
      stride = strideOf(count);
      kept = tf.tensor1d(new Float32Array(keptCount(count)));
    },
    dispose: () => {
      bufferManager.releaseBuffer(records);
      tf.dispose([...Object.values(fixed), kept, ...sampleTensors.values()]);
    },
  };
}

/** Puts the rows of each sample and its target side by side. */
function interleaved({ rows, targets }: FnnSamples, rowsPerSample: number): Int32Array {
  const words = new Int32Array(targets.length * (rowsPerSample + 1));
  // By loops: there may be tens of millions of samples.
  for (let i = 0, at = 0; i < targets.length; i++) {
    for (let k = 0; k < rowsPerSample; k++) words[at++] = rows[i * rowsPerSample + k];
    words[at++] = targets[i];
  }
  return words;
}
