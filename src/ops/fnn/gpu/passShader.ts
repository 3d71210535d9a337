import { dropoutThreshold } from "../../dropout";
import { dropoutWgsl } from "../../webgpu/dropoutWgsl";
import { type GpuPlan, leastMemory, partialUnits, threads } from "./plan";
import { recordWgsl } from "./records";
import { backwardWgsl, forwardWgsl, gatherWgsl, headWgsl, type NetForm, type TileForm } from "./tileWgsl";

/** A shader and the samples of its tiles. */
export interface PassShader {
  readonly code: string;
  readonly samples: number;
}

/**
 * WGSL of the pass of a batch through the net and back, tile by tile: each workgroup takes every n-th of them, if there are n.
 *
 * Two halves of `tile` hold the outputs of even and odd layers in turn; on the way back each layer's outputs make room for their
 * gradients. What the gradients of the weights need is put aside in `kept`, unit by unit, four samples a vec4f.
 * Returns undefined where no tile fits the workgroup memory, in bytes.
 */
export function passShader(form: NetForm, plan: GpuPlan, memory: number): PassShader | undefined {
  return shaderOf(form, plan, memory, true);
}

/** WGSL of the way forward alone, for samples as they lie in their set; writes logits, row-major [count, outputs]. */
export function evaluationShader(form: NetForm, plan: GpuPlan, memory: number): PassShader | undefined {
  return shaderOf(form, plan, memory, false);
}

function shaderOf(form: NetForm, plan: GpuPlan, memory: number, training: boolean): PassShader | undefined {
  const { sizes } = form;
  const width = (parity: number): number => Math.max(...sizes.filter((_, layer) => layer % 2 === parity));
  const units = width(0) + width(1) + partialUnits(plan);
  // Eight samples a workgroup where the least memory allows it, so that few samples keep many workgroups busy.
  const quads = 2 * 16 * units <= leastMemory ? 2 : 1;
  if (quads * 16 * units > memory) return undefined;
  const depth = plan.layers.length;
  const base = (layer: number): number => (layer % 2) * width(0);
  const kept = (unit: number): string => `kept[(${unit}u + unit) * record.stride + quad]`;
  const tile: TileForm = {
    quads,
    activation: base,
    delta: base,
    weight: (index) => `state[${index}]`,
    weightBack: ({ transposed, inputs }, input, output) =>
      `transposed[${transposed}u + ${output} * ${inputs}u + ${input}]`,
    activationBack: (layer) =>
      layer === depth - 1
        ? `tile[(${base(layer)}u + unit) * ${quads}u + q]`
        : // Put aside by this very thread, since both ways deal a layer's units out alike.
          kept(plan.activationUnit[layer]),
    keepActivation: (layer) => (training ? `${kept(plan.activationUnit[layer])} = value;` : ""),
    keepDelta: (layer) => `${kept(plan.deltaUnit[layer])} = value;`,
    ordered: training,
  };
  const layers = plan.layers.map((_, index) => index + 1);
  const written = training ? "kept : array<vec4f>" : "logits : array<f32>";
  const code = `${recordWgsl}
@group(0) @binding(0) var<uniform> slot : RecordSlot;
@group(0) @binding(1) var<storage, read_write> ${written};
@group(0) @binding(2) var<storage, read> state : array<f32>;
@group(0) @binding(3) var<storage, read> table : array<f32>;
@group(0) @binding(4) var<storage, read> samples : array<u32>;
${
  training
    ? `@group(0) @binding(5) var<storage, read> order : array<u32>;
@group(0) @binding(6) var<storage, read> transposed : array<f32>;`
    : ""
}
var<workgroup> tile : array<vec4f, ${(width(0) + width(1)) * quads}>;
var<workgroup> partial : array<vec4f, ${partialUnits(plan) * quads}>;
${droppedWgsl(form)}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let record = slot.record;
  let all = groups.x * groups.y;
  for (var index = workgroupIndex(group, groups); ${4 * quads}u * index < slot.record.count; index += all) {
    let firstQuad = index * ${quads}u;
    ${gatherWgsl(form, tile)}
    ${layers.map((l) => forwardWgsl(form, plan, tile, l)).join("")}
    ${training ? wayBack(form, plan, tile) : logitsWgsl(form, tile, depth)}
  }
}`;
  return { code, samples: 4 * quads };
}

function wayBack(form: NetForm, plan: GpuPlan, tile: TileForm): string {
  const layers = plan.layers.map((_, index) => index + 1).slice(1);
  return (
    headWgsl(form, plan, tile) +
    layers
      .reverse()
      .map((l) => backwardWgsl(form, plan, tile, l))
      .join("")
  );
}

function logitsWgsl({ sizes }: NetForm, tile: TileForm, depth: number): string {
  const outputs = sizes[depth];
  return `
  for (var item = local; item < ${4 * tile.quads * outputs}u; item += ${threads}u) {
    let sample = item / ${outputs}u;
    let unit = item % ${outputs}u;
    let place = 4u * firstQuad + sample;
    if (place < record.count) {
      logits[place * ${outputs}u + unit] = tile[(${tile.activation(depth)}u + unit) * ${tile.quads}u + sample / 4u][sample % 4u];
    }
  }
  workgroupBarrier();`;
}

/** WGSL of dropout on four samples of one unit; nothing where the net has none. */
export function droppedWgsl({ dropout }: Pick<NetForm, "dropout">): string {
  if (dropout === 0) return "";
  return `${dropoutWgsl}
fn dropoutKey(seed : u32, step : u32, layer : u32) -> u32 { return mixWord(mixWord(mixWord(seed) ^ step) ^ layer); }
fn dropped(value : vec4f, key : u32, first : u32, width : u32) -> vec4f {
  let bits = vec4u(dropoutBits(key, first), dropoutBits(key, first + width),
                   dropoutBits(key, first + 2u * width), dropoutBits(key, first + 3u * width));
  return select(vec4f(0.0), value * f32(${1 / (1 - dropout)}), bits >= vec4u(${dropoutThreshold(dropout)}u));
}`;
}
