import type { TensorInfo } from "@tensorflow/tfjs";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import { columnSumsWebgpu } from "./columnSumsWebgpu";
import type { SoftmaxLossCall } from "./softmaxLossCall";

/** LabSoftmaxLoss on a GPU: a thread takes a row; then the rows' losses are summed in a fixed order. */
export function softmaxLossWebgpu({ backend, inputs }: SoftmaxLossCall<WebGpuBackend>): TensorInfo[] {
  const { logits, targets } = inputs;
  const [count, classes] = logits.shape;
  const losses = backend.makeTensorInfo([count, 1], "float32");
  const gradient = backend.makeTensorInfo([count, classes], "float32");
  runShader(backend, {
    code,
    uniforms: packUniforms([count, classes], [1 / count]),
    writes: [losses, gradient],
    reads: [logits, targets],
    workgroups: Math.ceil(count / workgroupSize),
  });
  const loss = columnSumsWebgpu(backend, losses, []);
  backend.disposeData(losses.dataId);
  return [loss, gradient];
}

const code = `
struct Uniforms { count : u32, classes : u32, weight : f32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> losses : array<f32>;
@group(0) @binding(2) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(3) var<storage, read> logits : array<f32>;
@group(0) @binding(4) var<storage, read> targets : array<f32>;
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let row = workgroupIndex(group, groups) * workgroupSize + local;
  if (row >= uniforms.count) { return; }
  let first = row * uniforms.classes;
  let end = first + uniforms.classes;
  var top = logits[first];
  for (var i = first + 1u; i < end; i++) { top = max(top, logits[i]); }
  var sum = 0.0;
  for (var i = first; i < end; i++) {
    let power = exp(logits[i] - top);
    gradient[i] = power;
    sum += power;
  }
  let own = first + u32(targets[row]);
  for (var i = first; i < end; i++) {
    gradient[i] = uniforms.weight * (gradient[i] / sum - select(0.0, 1.0, i == own));
  }
  // -log p_y = log sum_c exp(z_c - top) - (z_y - top)
  losses[row] = uniforms.weight * (log(sum) - (logits[own] - top));
}`;
