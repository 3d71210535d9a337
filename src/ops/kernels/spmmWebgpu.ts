import type { TensorInfo } from "@tensorflow/tfjs";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { SpmmCall } from "./spmmCall";

/**
 * LabSpmm on a GPU, level by level: one thread per segment of a row and lane of features.
 *
 * Sums are taken in a fixed order, without atomics and barriers.
 */
export function spmmWebgpu({ backend, inputs, attrs }: SpmmCall<WebGpuBackend>): TensorInfo {
  const { x, colIdx, values, order } = inputs;
  const { rows, levels } = attrs;
  const width = x.shape[1];
  if (rows * width === 0) return backend.makeTensorInfo([rows, width], "float32", new Float32Array(0));
  const lane = width % 4 === 0 ? 4 : 1;
  const lanes = width / lane;
  const y = backend.makeTensorInfo([rows, width], "float32");
  let terms: Terms = order ? "ordered entries" : "entries";
  let summed = [colIdx, values, x, ...(order ? [order] : [])];
  for (const { segments, segmentCount, partialCount } of levels) {
    const partials = partialCount > 0 ? [backend.makeTensorInfo([partialCount, width], "float32")] : [];
    runShader(backend, {
      code: segmentShader(lane, terms, partials.length > 0),
      uniforms: packUniforms([segmentCount, lanes]),
      writes: [y, ...partials],
      reads: [segments, ...summed],
      workgroups: Math.ceil((segmentCount * lanes) / workgroupSize),
    });
    if (terms === "partials") backend.disposeData(summed[0].dataId);
    terms = "partials";
    summed = partials;
  }
  return y;
}

/** What a level sums: entries of the matrix times rows of x, or what the level before has left. */
type Terms = "entries" | "ordered entries" | "partials";

/** WGSL: each thread sums one lane of one segment and writes it to its row, or to its partial sum. */
function segmentShader(lane: 1 | 4, terms: Terms, hasPartials: boolean): string {
  const type = lane === 4 ? "vec4f" : "f32";
  const floats = `array<${type}>`;
  const written = [["y", floats], ...(hasPartials ? [["partials", floats]] : [])];
  const read = [["segments", "array<i32>"]];
  if (terms === "partials") read.push(["before", floats]);
  else read.push(["colIdx", "array<u32>"], ["values", "array<f32>"], ["x", floats]);
  if (terms === "ordered entries") read.push(["order", "array<u32>"]);
  const place = terms === "ordered entries" ? "order[i]" : "i";
  const term =
    terms === "partials"
      ? "before[i * uniforms.lanes + lane]"
      : `values[${place}] * x[colIdx[i] * uniforms.lanes + lane]`;
  const bindings = [
    ...written.map(([name, array]) => `var<storage, read_write> ${name} : ${array};`),
    ...read.map(([name, array]) => `var<storage, read> ${name} : ${array};`),
  ];
  return `
struct Uniforms { segmentCount : u32, lanes : u32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
${bindings.map((binding, i) => `@group(0) @binding(${i + 1}) ${binding}`).join("\n")}
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
  for (var i = u32(segments[3u * segment]); i < end; i++) { sum += ${term}; }
  ${hasPartials ? "if (row < 0) { partials[u32(-1 - row) * uniforms.lanes + lane] = sum; return; }" : ""}
  y[u32(row) * uniforms.lanes + lane] = sum;
}`;
}
