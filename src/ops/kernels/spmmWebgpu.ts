import type { TensorInfo } from "@tensorflow/tfjs";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { SpmmCall } from "./spmmCall";

/**
 * LabSpmm on a GPU: one thread per segment of a row and lane of features, then one workgroup per lane of a long row.
 *
 * Sums are taken in a fixed order, without atomics.
 */
export function spmmWebgpu({ backend, inputs, attrs }: SpmmCall<WebGpuBackend>): TensorInfo {
  const { x, colIdx, values, order, segments, longRows } = inputs;
  const { rows, segmentCount, longRowCount, partialCount } = attrs.half;
  const width = x.shape[1];
  if (rows * width === 0) return backend.makeTensorInfo([rows, width], "float32", new Float32Array(0));
  const lane = width % 4 === 0 ? 4 : 1;
  const lanes = width / lane;
  const y = backend.makeTensorInfo([rows, width], "float32");
  const partials = longRowCount > 0 ? [backend.makeTensorInfo([partialCount, width], "float32")] : [];
  runShader(backend, {
    code: segmentShader(lane, longRowCount > 0, order !== undefined),
    uniforms: packUniforms([segmentCount, lanes]),
    writes: [y, ...partials],
    reads: [segments, colIdx, values, x, ...(order ? [order] : [])],
    workgroups: Math.ceil((segmentCount * lanes) / workgroupSize),
  });
  for (const partial of partials) {
    runShader(backend, {
      code: longRowShader(lane),
      uniforms: packUniforms([longRowCount, lanes]),
      writes: [y],
      reads: [longRows, partial],
      workgroups: longRowCount * lanes,
    });
    backend.disposeData(partial.dataId);
  }
  return y;
}

const laneType = (lane: 1 | 4): string => (lane === 4 ? "vec4f" : "f32");

/** WGSL: each thread sums one lane of one segment and writes it to its row, or to its partial sum. */
function segmentShader(lane: 1 | 4, hasLongRows: boolean, hasOrder: boolean): string {
  const type = laneType(lane);
  const first = hasLongRows ? 3 : 2;
  return `
struct Uniforms { segmentCount : u32, lanes : u32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> y : array<${type}>;
${hasLongRows ? `@group(0) @binding(2) var<storage, read_write> partials : array<${type}>;` : ""}
@group(0) @binding(${first}) var<storage, read> segments : array<i32>;
@group(0) @binding(${first + 1}) var<storage, read> colIdx : array<u32>;
@group(0) @binding(${first + 2}) var<storage, read> values : array<f32>;
@group(0) @binding(${first + 3}) var<storage, read> x : array<${type}>;
${hasOrder ? `@group(0) @binding(${first + 4}) var<storage, read> order : array<u32>;` : ""}
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let thread = workgroupIndex(group, groups) * workgroupSize + local;
  let segment = thread / uniforms.lanes;
  let lane = thread % uniforms.lanes;
  if (segment >= uniforms.segmentCount) { return; }
  let end = u32(segments[3u * segment + 1u]);
  let row = segments[3u * segment + 2u];
  var sum = ${type}(0.0);
  for (var entry = u32(segments[3u * segment]); entry < end; entry++) {
    sum += values[${hasOrder ? "order[entry]" : "entry"}] * x[colIdx[entry] * uniforms.lanes + lane];
  }
  ${
    hasLongRows
      ? `if (row < 0) { partials[u32(-1 - row) * uniforms.lanes + lane] = sum; }
  else { y[u32(row) * uniforms.lanes + lane] = sum; }`
      : "y[u32(row) * uniforms.lanes + lane] = sum;"
  }
}`;
}

/** WGSL: each workgroup adds up one lane of the partial sums of one row, by strides and then by halves. */
function longRowShader(lane: 1 | 4): string {
  const type = laneType(lane);
  return `
struct Uniforms { longRowCount : u32, lanes : u32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> y : array<${type}>;
@group(0) @binding(2) var<storage, read> longRows : array<u32>;
@group(0) @binding(3) var<storage, read> partials : array<${type}>;
var<workgroup> sums : array<${type}, workgroupSize>;
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let index = workgroupIndex(group, groups);
  let isInside = index < uniforms.longRowCount * uniforms.lanes;
  let longRow = select(0u, index / uniforms.lanes, isInside);
  let lane = index % uniforms.lanes;
  var sum = ${type}(0.0);
  for (var p = longRows[3u * longRow + 1u] + local; p < longRows[3u * longRow + 2u]; p += workgroupSize) {
    sum += partials[p * uniforms.lanes + lane];
  }
  sums[local] = sum;
  for (var half = workgroupSize / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (local < half) { sums[local] += sums[local + half]; }
  }
  if (local == 0u && isInside) { y[longRows[3u * longRow] * uniforms.lanes + lane] = sums[0]; }
}`;
}
