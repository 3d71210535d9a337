import type { TensorInfo } from "@tensorflow/tfjs";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { EpilogueGradientCall } from "./epilogueGradientCall";

/** Rows that one thread sums: few, so that there are threads for all the memory's lanes. */
const rowsPerThread = 64;

/**
 * LabEpilogueGradient on a GPU: a thread gates a block of rows of one unit and sums it; then the blocks' sums likewise.
 *
 * Sums are taken in a fixed order, without atomics and barriers.
 */
export function epilogueGradientWebgpu({ backend, inputs, attrs }: EpilogueGradientCall<WebGpuBackend>): TensorInfo[] {
  const { dy, y } = inputs;
  const [rows, width] = dy.shape;
  if (rows * width === 0) {
    const empty = (shape: number[]): TensorInfo => backend.makeTensorInfo(shape, "float32", new Float32Array(width));
    return [...(y ? [empty([rows, width])] : []), ...(attrs.hasBias ? [empty([width])] : [])];
  }
  const dz = y && backend.makeTensorInfo([rows, width], "float32");
  let sums = dy;
  for (let left = rows, first = true; first || (attrs.hasBias && left > 1); first = false) {
    const blocks = Math.ceil(left / rowsPerThread);
    const before = sums;
    const gate = first && y && dz ? { y, dz } : undefined;
    if (attrs.hasBias) sums = backend.makeTensorInfo(blocks === 1 ? [width] : [blocks, width], "float32");
    runShader(backend, {
      code: blockShader(gate !== undefined, attrs.hasBias),
      uniforms: packUniforms([left, width], [attrs.scale]),
      writes: [...(gate ? [gate.dz] : []), ...(attrs.hasBias ? [sums] : [])],
      reads: [before, ...(gate ? [gate.y] : [])],
      workgroups: Math.ceil((blocks * width) / workgroupSize),
    });
    if (!first) backend.disposeData(before.dataId);
    left = blocks;
  }
  return [...(dz ? [dz] : []), ...(attrs.hasBias ? [sums] : [])];
}

/** WGSL: each thread passes over one unit of a block of rows. */
function blockShader(gated: boolean, summed: boolean): string {
  const written = [...(gated ? ["dz"] : []), ...(summed ? ["sums"] : [])];
  const read = ["dy", ...(gated ? ["y"] : [])];
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
    let value = ${gated ? "select(0.0, uniforms.scale * dy[at], y[at] > 0.0)" : "dy[at]"};
    ${gated ? "dz[at] = value;" : ""}
    sum += value;
  }
  ${summed ? "sums[thread] = sum;" : ""}
}`;
}
