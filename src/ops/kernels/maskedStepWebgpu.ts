import { util } from "@tensorflow/tfjs";
import { adamConstants } from "../maskedStep";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { ApplyMaskCall, MaskedStepCall } from "./maskedStepCall";

/** LabMaskedStep on a GPU. */
export function maskedStepWebgpu({ backend, inputs, attrs }: MaskedStepCall<WebGpuBackend>): [] {
  const { weight, firstMoment, secondMoment, gradient, mask, anchor } = inputs;
  const count = util.sizeFromShape(weight.shape);
  const { rule, learningRate, weightDecay, rho, momentum, nesterov, firstCorrection, secondCorrection } = attrs;
  const rate = rule === "adam" ? learningRate * firstCorrection : learningRate;
  runShader(backend, {
    code: stepShader(rule, mask !== undefined, anchor !== undefined),
    uniforms: packUniforms([count, nesterov ? 1 : 0], [rate, weightDecay, rho, momentum, secondCorrection]),
    writes: [weight, firstMoment, secondMoment],
    reads: [gradient, ...(mask ? [mask] : []), ...(anchor ? [anchor] : [])],
    workgroups: Math.ceil(count / workgroupSize),
  });
  return [];
}

/** LabApplyMask on a GPU. */
export function applyMaskWebgpu({ backend, inputs }: ApplyMaskCall<WebGpuBackend>): [] {
  const { target, mask } = inputs;
  const count = util.sizeFromShape(target.shape);
  const workgroups = Math.ceil(count / workgroupSize);
  runShader(backend, {
    code: applyMaskShader,
    uniforms: packUniforms([count]),
    writes: [target],
    reads: [mask],
    workgroups,
  });
  return [];
}

const mainHead = `
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let i = workgroupIndex(group, groups) * workgroupSize + local;
  if (i >= uniforms.count) { return; }`;

const applyMaskShader = `
struct Uniforms { count : u32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> destination : array<f32>;
@group(0) @binding(2) var<storage, read> mask : array<f32>;
${mainHead}
  if (mask[i] == 0.0) { destination[i] = 0.0; }
}`;

const sgdRule = `
  var change = g;
  if (uniforms.momentum != 0.0) {
    first[i] = uniforms.momentum * first[i] + g;
    change = select(first[i], g + uniforms.momentum * first[i], uniforms.nesterov == 1u);
  }
  weight[i] = w - uniforms.rate * change;`;

const { beta1, beta2, epsilon } = adamConstants;
const adamRule = `
  let m = ${beta1} * first[i] + ${1 - beta1} * g;
  let v = ${beta2} * second[i] + ${1 - beta2} * g * g;
  first[i] = m;
  second[i] = v;
  weight[i] = w - uniforms.rate * m / (sqrt(v * uniforms.secondCorrection) + ${epsilon});`;

function stepShader(rule: "sgd" | "adam", hasMask: boolean, hasAnchor: boolean): string {
  return `
struct Uniforms {
  count : u32, nesterov : u32, rate : f32, weightDecay : f32, rho : f32, momentum : f32, secondCorrection : f32,
}
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> weight : array<f32>;
@group(0) @binding(2) var<storage, read_write> first : array<f32>;
@group(0) @binding(3) var<storage, read_write> second : array<f32>;
@group(0) @binding(4) var<storage, read> gradient : array<f32>;
${hasMask ? "@group(0) @binding(5) var<storage, read> mask : array<f32>;" : ""}
${hasAnchor ? `@group(0) @binding(${hasMask ? 6 : 5}) var<storage, read> anchor : array<f32>;` : ""}
${mainHead}
  ${hasMask ? "if (mask[i] == 0.0) { weight[i] = 0.0; first[i] = 0.0; second[i] = 0.0; return; }" : ""}
  let w = weight[i];
  let g = gradient[i] + uniforms.weightDecay * w${hasAnchor ? " + uniforms.rho * (w - anchor[i])" : ""};
  ${rule === "adam" ? adamRule : sgdRule}
}`;
}
