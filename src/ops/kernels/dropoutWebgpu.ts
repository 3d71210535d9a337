import { type TensorInfo, util } from "@tensorflow/tfjs";
import { dropoutWgsl } from "../webgpu/dropoutWgsl";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { DropoutCall } from "./dropoutCall";

/** WGSL: each thread drops or keeps one element, its place its own or that of a row of a larger matrix. */
function dropoutShader(hasRows: boolean): string {
  return `${dropoutWgsl}
struct Uniforms { count : u32, width : u32, key : u32, threshold : u32, scale : f32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> y : array<f32>;
@group(0) @binding(2) var<storage, read> x : array<f32>;
${hasRows ? "@group(0) @binding(3) var<storage, read> rows : array<u32>;" : ""}
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let i = workgroupIndex(group, groups) * workgroupSize + local;
  if (i >= uniforms.count) { return; }
  let place = ${hasRows ? "rows[i / uniforms.width] * uniforms.width + i % uniforms.width" : "i"};
  y[i] = select(0.0, uniforms.scale * x[i], dropoutBits(uniforms.key, place) >= uniforms.threshold);
}`;
}

/** LabDropout on a GPU. */
export function dropoutWebgpu({ backend, inputs, attrs }: DropoutCall<WebGpuBackend>): TensorInfo {
  const { x, rows } = inputs;
  const count = util.sizeFromShape(x.shape);
  if (count === 0) return backend.makeTensorInfo(x.shape, "float32", new Float32Array(0));
  const y = backend.makeTensorInfo(x.shape, "float32");
  const width = rows ? count / rows.shape[0] : 1;
  runShader(backend, {
    code: dropoutShader(rows !== undefined),
    uniforms: packUniforms([count, width, attrs.key, attrs.threshold], [attrs.scale]),
    writes: [y],
    reads: [x, ...(rows ? [rows] : [])],
    workgroups: Math.ceil(count / workgroupSize),
  });
  return y;
}
