import * as tf from "@tensorflow/tfjs";
import type { WebGpuBackend } from "../ops/webgpu/webgpuBackend";
import type { Contestant } from "./measure";

/** A copy of memory whose bandwidth others are held against. */
export interface Copying extends Contestant {
  readonly bytes: number; // read and written by one unit
}

/** Bytes of each of the two buffers: more than caches hold. */
const bufferBytes = 2 ** 27;

/**
 * Opens a copy between two large buffers where the tensors of the backend are; a unit is one copy. Undefined where there is no room.
 *
 * On the CPU it is the engine's own `memmove`, which is also what WebAssembly's `memory.copy` runs.
 */
export function openCopy(): Copying | undefined {
  try {
    return tf.getBackend() === "webgpu" ? gpuCopy() : hostCopy();
  } catch (error) {
    if (error instanceof RangeError) return undefined; // no memory for the buffers
    throw error;
  }
}

function hostCopy(): Copying {
  let source = new Uint8Array(bufferBytes).fill(1);
  let target = new Uint8Array(bufferBytes).fill(2);
  return {
    bytes: 2 * bufferBytes,
    run: async (count) => {
      for (let i = 0; i < count; i++) target.set(source);
    },
    dispose: () => {
      source = target = new Uint8Array(0);
    },
  };
}

function gpuCopy(): Copying {
  const { device } = tf.backend() as unknown as WebGpuBackend;
  const size = Math.min(bufferBytes, device.limits.maxBufferSize);
  const usage = GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const [source, target] = [device.createBuffer({ size, usage }), device.createBuffer({ size, usage })];
  return {
    bytes: 2 * size,
    run: async (count) => {
      const encoder = device.createCommandEncoder();
      for (let i = 0; i < count; i++) encoder.copyBufferToBuffer(source, 0, target, 0, size);
      device.queue.submit([encoder.finish()]);
      await device.queue.onSubmittedWorkDone();
    },
    dispose: () => {
      source.destroy();
      target.destroy();
    },
  };
}
