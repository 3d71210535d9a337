import * as tf from "@tensorflow/tfjs";
import type { WebGpuBackend } from "./webgpuBackend";

/** One run of a compute shader over tensors. */
export interface ShaderRun {
  /** WGSL after `shaderHead`: binding 0 is `uniforms`, then the tensors written, then those read. */
  readonly code: string;
  readonly uniforms: ArrayBuffer;
  readonly writes: readonly tf.TensorInfo[];
  readonly reads: readonly tf.TensorInfo[];
  readonly workgroups: number;
}

/** Threads in a workgroup of every shader here. */
export const workgroupSize = 64;

/** Begins every shader: `workgroupIndex` undoes the folding of the grid that `runShader` does. */
const shaderHead = `
const workgroupSize = ${workgroupSize}u;
fn workgroupIndex(id : vec3u, count : vec3u) -> u32 { return id.y * count.x + id.x; }
`;

const pipelines = new WeakMap<GPUDevice, Map<string, GPUComputePipeline>>();

/**
 * Queues a shader behind the backend's own commands, so that it sees their results and they see its own.
 *
 * Unlike a program of the backend it may write to tensors that exist already.
 */
export function runShader(backend: WebGpuBackend, run: ShaderRun): void {
  const { uniforms, writes, reads, workgroups } = run;
  const tensors = [...writes, ...reads];
  for (const { dataId } of tensors) backend.uploadToGPU(dataId);
  // A download leaves its values on the host, where later reads would find them unchanged.
  for (const { dataId } of writes) backend.tensorMap.get(dataId).values = null;
  const pipeline = pipelineOf(backend.device, run);
  const buffers = [uniformBuffer(backend, uniforms), ...tensors.map((tensor) => bufferOf(backend, tensor))];
  const bindGroup = backend.device.createBindGroup({
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
  });
  for (const { dataId } of tensors) backend.commandQueueOwnedIds.add(dataId);
  backend.ensureCommandEncoderReady();
  backend.computePassEncoder ??= backend.commandEncoder!.beginComputePass();
  const pass = backend.computePassEncoder;
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, bindGroup);
  // A dimension of the grid holds at most 65,535 workgroups.
  const across = Math.min(workgroups, 32768);
  pass.dispatchWorkgroups(across, Math.ceil(workgroups / across));
  backend.dispatchCountInPass++;
  if (backend.dispatchCountInPass >= tf.env().getNumber("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE")) {
    backend.endComputePassEncoder();
    backend.submitQueue();
  }
}

/** Packs whole numbers (u32) and then floats (f32) as one uniform struct declares them in that order. */
export function packUniforms(integers: readonly number[], floats: readonly number[] = []): ArrayBuffer {
  const words = Math.ceil((integers.length + floats.length) / 4) * 4;
  const bytes = new ArrayBuffer(4 * words);
  new Uint32Array(bytes).set(integers);
  new Float32Array(bytes, 4 * integers.length).set(floats);
  return bytes;
}

function pipelineOf(device: GPUDevice, { code, writes, reads }: ShaderRun): GPUComputePipeline {
  return pipelineFor(device, code, [
    { type: "uniform" },
    ...writes.map(() => ({ type: "storage" }) as const),
    ...reads.map(() => ({ type: "read-only-storage" }) as const),
  ]);
}

/** Returns the pipeline of a shader whose bindings 0 .. are these buffers, compiled once for each device. */
export function pipelineFor(
  device: GPUDevice,
  code: string,
  buffers: readonly GPUBufferBindingLayout[],
): GPUComputePipeline {
  let known = pipelines.get(device);
  if (!known) pipelines.set(device, (known = new Map()));
  let pipeline = known.get(code);
  if (!pipeline) {
    // Spelled out, since an automatic layout leaves out the tensors that a variant of a shader does not use.
    const entries = buffers.map((buffer, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer }));
    const layout = device.createPipelineLayout({ bindGroupLayouts: [device.createBindGroupLayout({ entries })] });
    const module = device.createShaderModule({ code: shaderHead + code });
    pipeline = device.createComputePipeline({ layout, compute: { module, entryPoint: "main" } });
    known.set(code, pipeline);
  }
  return pipeline;
}

function bufferOf(backend: WebGpuBackend, { dataId }: tf.TensorInfo): GPUBuffer {
  return backend.tensorMap.get(dataId).resource!;
}

function uniformBuffer(backend: WebGpuBackend, bytes: ArrayBuffer): GPUBuffer {
  const buffer = backend.bufferManager.acquireBuffer(
    bytes.byteLength,
    GPUBufferUsage.COPY_DST | GPUBufferUsage.UNIFORM,
  );
  backend.queue.writeBuffer(buffer, 0, bytes);
  backend.uniformPendingDisposal.push(buffer);
  return buffer;
}
