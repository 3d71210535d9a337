import * as tf from "@tensorflow/tfjs";
import { type CpuBackend, hostFloats } from "./kernels/cpuBackend";
import { forgetPacked, tensorOffset, wasmMemory } from "./wasm/kernels";
import { settleDevice } from "./webgpu/tensorRange";
import type { WebGpuBackend } from "./webgpu/webgpuBackend";

/**
 * Copies a float32 tensor to the host.
 *
 * Unlike `data()` it never returns an older copy of a tensor that is changed in place, nor the tensor's own memory.
 */
export async function readTensor(tensor: tf.Tensor): Promise<Float32Array> {
  if (tf.getBackend() !== "webgpu") return (await tensor.data<"float32">()).slice();
  const backend = tf.backend() as unknown as WebGpuBackend;
  backend.uploadToGPU(tensor.dataId);
  const bytes = await backend.getBufferData(backend.tensorMap.get(tensor.dataId).resource!);
  return new Float32Array(bytes, 0, tensor.size);
}

/** Replaces the values of a float32 tensor in place; every tensor that shares its data changes too. */
export function writeTensor(tensor: tf.Tensor, values: Float32Array): void {
  if (values.length !== tensor.size) throw new Error(`${values.length} values do not fill a tensor of ${tensor.size}.`);
  switch (tf.getBackend()) {
    case "cpu":
      hostFloats(tf.backend() as unknown as CpuBackend, tensor).set(values);
      return;
    case "wasm":
      new Float32Array(wasmMemory(), tensorOffset(tensor), tensor.size).set(values);
      forgetPacked(tensor);
      return;
    default: {
      const backend = tf.backend() as unknown as WebGpuBackend;
      backend.uploadToGPU(tensor.dataId);
      // Writes of the queue overtake commands not yet submitted: those must go first.
      backend.endComputePassEncoder();
      if (backend.commandEncoder) backend.submitQueue();
      const data = backend.tensorMap.get(tensor.dataId);
      data.values = null;
      backend.queue.writeBuffer(data.resource!, 0, values as Float32Array<ArrayBuffer>);
    }
  }
}

/** Waits until all work that is queued now is done; only a GPU has a queue. */
export async function settle(): Promise<void> {
  if (tf.getBackend() === "webgpu") await settleDevice();
}
