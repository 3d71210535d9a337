import * as tf from "@tensorflow/tfjs";
import { gpuBuffer, submitQueued } from "./boundShader";
import type { WebGpuBackend } from "./webgpuBackend";

/** Returns the WebGPU backend, which must be the current one. */
export function webgpuBackend(): WebGpuBackend {
  return tf.backend() as unknown as WebGpuBackend;
}

/** Copies numbers from .. from + count - 1 of a float32 tensor to the host, as they are after all that is queued now. */
export async function readRange(tensor: tf.TensorInfo, from: number, count: number): Promise<Float32Array> {
  const backend = webgpuBackend();
  const size = 4 * count;
  const buffer = gpuBuffer(backend, tensor);
  const staging = backend.bufferManager.acquireBuffer(size, GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ);
  backend.ensureCommandEncoderReady();
  backend.endComputePassEncoder();
  backend.commandEncoder!.copyBufferToBuffer(buffer, 4 * from, staging, 0, size);
  backend.submitQueue();
  await staging.mapAsync(GPUMapMode.READ);
  const values = new Float32Array(staging.getMappedRange().slice(0));
  staging.unmap();
  backend.bufferManager.releaseBuffer(staging);
  return values;
}

/** Overwrites numbers of a tensor from `from` on, behind all that is queued now. */
export function writeRange(tensor: tf.TensorInfo, from: number, values: Float32Array | Uint32Array | Int32Array): void {
  const backend = webgpuBackend();
  const buffer = gpuBuffer(backend, tensor);
  submitQueued(backend);
  backend.queue.writeBuffer(buffer, 4 * from, values as Float32Array<ArrayBuffer>);
}

/** Waits until the device has done all that is queued now. */
export async function settleDevice(): Promise<void> {
  const backend = webgpuBackend();
  submitQueued(backend);
  await backend.queue.onSubmittedWorkDone();
}
