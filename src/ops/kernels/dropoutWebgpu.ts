import { type TensorInfo, util } from "@tensorflow/tfjs";
import { dropoutWgsl } from "../webgpu/dropoutWgsl";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { DropoutCall } from "./dropoutCall";

const code = `${dropoutWgsl}
struct Uniforms { count : u32, key : u32, threshold : u32, scale : f32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> y : array<f32>;
@group(0) @binding(2) var<storage, read> x : array<f32>;
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let i = workgroupIndex(group, groups) * workgroupSize + local;
  if (i >= uniforms.count) { return; }
  y[i] = select(0.0, uniforms.scale * x[i], dropoutBits(uniforms.key, i) >= uniforms.threshold);
}`;

/** LabDropout on a GPU. */
export function dropoutWebgpu({ backend, inputs, attrs }: DropoutCall<WebGpuBackend>): TensorInfo {
  const { x } = inputs;
  const count = util.sizeFromShape(x.shape);
  if (count === 0) return backend.makeTensorInfo(x.shape, "float32", new Float32Array(0));
  const y = backend.makeTensorInfo(x.shape, "float32");
  const uniforms = packUniforms([count, attrs.key, attrs.threshold], [attrs.scale]);
  runShader(backend, { code, uniforms, writes: [y], reads: [x], workgroups: Math.ceil(count / workgroupSize) });
  return y;
}
