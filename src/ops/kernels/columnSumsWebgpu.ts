import type { TensorInfo } from "@tensorflow/tfjs";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";

/** Rows that one thread sums: few, so that there are threads enough to keep the memory busy. */
const rowsPerThread = 64;

/** What a first pass over a matrix does beside the sums: dz = y > 0 ? scale x : 0, of which the sums are then. */
export interface Gate {
  readonly y: TensorInfo;
  readonly dz: TensorInfo; // written
  readonly scale: number;
}

/**
 * Sums each column of x [rows, width] on a GPU: blocks of rows first, then the blocks' sums likewise; returns `shape`.
 *
 * Sums are taken in a fixed order, without atomics and barriers.
 */
export function columnSumsWebgpu(backend: WebGpuBackend, x: TensorInfo, shape: number[], gate?: Gate): TensorInfo {
  const [rows, width] = x.shape;
  let sums = x;
  for (let left = rows; left > 1 || sums === x; ) {
    const blocks = Math.ceil(left / rowsPerThread);
    const before = sums;
    sums = backend.makeTensorInfo(blocks === 1 ? shape : [blocks, width], "float32");
    passOverBlocks(backend, before, { left, width, gate: before === x ? gate : undefined, sums });
    if (before !== x) backend.disposeData(before.dataId);
    left = blocks;
  }
  return sums;
}

/** Takes the gate alone, without sums. */
export function gateWebgpu(backend: WebGpuBackend, x: TensorInfo, gate: Gate): void {
  const [left, width] = x.shape;
  passOverBlocks(backend, x, { left, width, gate });
}

interface BlockPass {
  readonly left: number; // rows
  readonly width: number;
  readonly gate?: Gate;
  readonly sums?: TensorInfo; // [blocks, width]
}

function passOverBlocks(backend: WebGpuBackend, x: TensorInfo, { left, width, gate, sums }: BlockPass): void {
  const blocks = Math.ceil(left / rowsPerThread);
  runShader(backend, {
    code: blockShader(gate !== undefined, sums !== undefined),
    uniforms: packUniforms([left, width], [gate?.scale ?? 1]),
    writes: [...(gate ? [gate.dz] : []), ...(sums ? [sums] : [])],
    reads: [x, ...(gate ? [gate.y] : [])],
    workgroups: Math.ceil((blocks * width) / workgroupSize),
  });
}

/** WGSL: each thread passes over one unit of a block of rows. */
function blockShader(gated: boolean, summed: boolean): string {
  const written = [...(gated ? ["dz"] : []), ...(summed ? ["sums"] : [])];
  const read = ["x", ...(gated ? ["y"] : [])];
  const bindings = [
    ...written.map((name) => `var<storage, read_write> ${name} : array<f32>;`),
    ...read.map((name) => `var<storage, read> ${name} : array<f32>;`),
  ];
  return `
struct Uniforms { rows : u32, width : u32, scale : f32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
${bindings.map((binding, i) => `@group(0) @binding(${i + 1}) ${binding}`).join("\n")}
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let thread = workgroupIndex(group, groups) * workgroupSize + local;
  let block = thread / uniforms.width;
  let unit = thread % uniforms.width;
  let start = block * ${rowsPerThread}u;
  if (start >= uniforms.rows) { return; }
  let end = min(start + ${rowsPerThread}u, uniforms.rows);
  var sum = 0.0;
  for (var row = start; row < end; row++) {
    let at = row * uniforms.width + unit;
    let value = ${gated ? "select(0.0, uniforms.scale * x[at], y[at] > 0.0)" : "x[at]"};
    ${gated ? "dz[at] = value;" : ""}
    sum += value;
  }
  ${summed ? "sums[thread] = sum;" : ""}
}`;
}
