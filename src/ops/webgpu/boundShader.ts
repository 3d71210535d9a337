import type * as tf from "@tensorflow/tfjs";
import { pipelineFor } from "./runShader";
import type { WebGpuBackend } from "./webgpuBackend";

/** A shader with all its tensors bound, to be queued many times at next to no cost. */
export interface BoundShader {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  readonly stepped: boolean;
}

/** The tensors of a shader in the order of its bindings. */
export interface ShaderTensors {
  /** Binding 0 where given: `size` bytes of a uniform buffer, from an offset that is chosen with each dispatch. */
  readonly stepped?: { readonly buffer: GPUBuffer; readonly size: number };
  readonly writes: readonly tf.TensorInfo[];
  readonly reads: readonly tf.TensorInfo[];
}

/** Compiles a shader, WGSL after the head of `runShader`, and binds tensors to it; they must outlive the result. */
export function bindShader(
  backend: WebGpuBackend,
  code: string,
  { stepped, writes, reads }: ShaderTensors,
): BoundShader {
  const { device } = backend;
  const pipeline = pipelineFor(device, code, [
    ...(stepped ? [{ type: "uniform", hasDynamicOffset: true } as const] : []),
    ...writes.map(() => ({ type: "storage" }) as const),
    ...reads.map(() => ({ type: "read-only-storage" }) as const),
  ]);
  const resources: GPUBufferBinding[] = [
    ...(stepped ? [stepped] : []),
    ...[...writes, ...reads].map((tensor) => ({ buffer: gpuBuffer(backend, tensor) })),
  ];
  const group = device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: resources.map((resource, binding) => ({ binding, resource })),
  });
  return { pipeline, group, stepped: stepped !== undefined };
}

/** Queues a bound shader behind the backend's own commands; they are not submitted. */
export function queueBound(
  backend: WebGpuBackend,
  { pipeline, group, stepped }: BoundShader,
  workgroups: number,
  offset = 0,
): void {
  backend.ensureCommandEncoderReady();
  backend.computePassEncoder ??= backend.commandEncoder!.beginComputePass();
  const pass = backend.computePassEncoder;
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group, stepped ? [offset] : []);
  // A dimension of the grid holds at most 65,535 workgroups.
  const across = Math.min(workgroups, 32768);
  pass.dispatchWorkgroups(across, Math.ceil(workgroups / across));
  backend.dispatchCountInPass++;
}

/** Submits what is queued, if anything is: what the queue itself writes would overtake it. */
export function submitQueued(backend: WebGpuBackend): void {
  backend.endComputePassEncoder();
  if (backend.commandEncoder) backend.submitQueue();
}

/** Returns a tensor's buffer, uploaded if it was not yet. */
export function gpuBuffer(backend: WebGpuBackend, { dataId }: tf.TensorInfo): GPUBuffer {
  backend.uploadToGPU(dataId);
  return backend.tensorMap.get(dataId).resource!;
}
