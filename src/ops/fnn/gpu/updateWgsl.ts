import { adamConstants } from "../../maskedStep";
import { type GpuPlan, section } from "./plan";

const { beta1, beta2, epsilon } = adamConstants;

/** Flags of the "limits" tensor, kept as floats: 1 inside the mask, 2 pulled to its anchor. */
export const limitFlag = { kept: 1, anchored: 2 } as const;

/** WGSL of the optimizer's rule for one parameter, as in `OptimizerConfig`; outside the mask all becomes 0. */
export const ruleWgsl = `
struct Trained { weight : f32, first : f32, second : f32 }
fn trained(record : Record, before : Trained, gradient : f32, flags : u32, anchor : f32) -> Trained {
  if ((flags & ${limitFlag.kept}u) == 0u) { return Trained(0.0, 0.0, 0.0); }
  let w = before.weight;
  var g = fma(record.weightDecay, w, gradient);
  if ((flags & ${limitFlag.anchored}u) != 0u) { g = fma(record.rho, w - anchor, g); }
  var first = before.first;
  var second = before.second;
  if (record.rule == 3u) {
    first = fma(f32(${beta1}), first, f32(${1 - beta1}) * g);
    second = fma(f32(${beta2}), second, f32(${1 - beta2}) * g * g);
    return Trained(w - record.rate * first / (sqrt(second * record.secondCorrection) + f32(${epsilon})), first, second);
  }
  var change = g;
  if (record.rule != 0u) {
    first = fma(record.momentum, first, g);
    change = first;
    if (record.rule == 2u) { change = fma(record.momentum, first, g); }
  }
  return Trained(fma(-record.rate, change, w), first, second);
}`;

/** WGSL that keeps the gradient `gradient` of parameter `k` where the record asks for it; `weight` tells weights from biases. */
export function keepGradientWgsl({ parameterCount }: GpuPlan, gradient: string, k: string, weight: string): string {
  const averages = `state[${section.averages * parameterCount}u + ${k}]`;
  return `
    if ((record.mode & 2u) != 0u && ${weight}) {
      ${averages} = fma(record.memory, ${averages}, (1.0 - record.memory) * ${gradient});
    }
    if ((record.mode & 4u) != 0u) { state[${section.gradients * parameterCount}u + ${k}] = ${gradient}; }`;
}

/** Threads that sum the losses of a batch. */
export const lossThreads = 64;

/**
 * WGSL that adds the mean loss of the batch to the sum of losses, in an order of its own, with what rounding takes off the sum.
 *
 * It needs the workgroup array `sums` and ends with its last number written by thread 0.
 */
export function lossWgsl({ parameterCount, lossUnit }: GpuPlan): string {
  const place = section.loss * parameterCount;
  return `
    if (local < ${lossThreads}u) {
      var part = 0.0;
      for (var quad = local; quad < (record.count + 3u) / 4u; quad += ${lossThreads}u) {
        let four = kept[${lossUnit}u * record.stride + quad];
        part += four.x + four.y + four.z + four.w;
      }
      sums[local] = part;
    }
    workgroupBarrier();
    if (local == 0u && (record.mode & 1u) != 0u) {
      var total = 0.0;
      for (var i = 0u; i < ${lossThreads}u; i++) { total += sums[i]; }
      let added = total * record.share - state[${place + 1}u];
      let before = state[${place}u];
      let after = before + added;
      state[${place}u] = after;
      state[${place + 1}u] = (after - before) - added;
    }`;
}
