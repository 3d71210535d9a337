import { droppedWgsl } from "./passShader";
import { type GpuPlan, partialUnits, section, threads } from "./plan";
import { mostRecords, recordWgsl } from "./records";
import { backwardWgsl, forwardWgsl, gatherWgsl, headWgsl, type NetForm, type TileForm } from "./tileWgsl";
import { keepGradientWgsl, lossThreads, lossWgsl, ruleWgsl } from "./updateWgsl";

/** Parameters that one thread may hold in its registers, with gradient and moments. */
const mostOwned = 16;

/**
 * WGSL of many steps in one dispatch of one workgroup: the weights lie in workgroup memory, gradients and moments in registers.
 *
 * Each thread owns every 256th parameter and sums its gradient over the batch in the order of the tiled shaders, slice by slice,
 * so that both give the same bits wherever the device rounds alike. Returns undefined where the net does not fit, in bytes.
 */
export function loopShader(form: NetForm, plan: GpuPlan, memory: number): string | undefined {
  const { sizes } = form;
  const { parameterCount, slices, layers } = plan;
  const owned = Math.ceil(parameterCount / threads);
  if (owned > mostOwned) return undefined;
  let units = 0;
  const take = (size: number): number => {
    units += size;
    return units - size;
  };
  const activations = sizes.map(take);
  const deltas = sizes.map((size, layer) => (layer === 0 ? -1 : take(size)));
  const ones = take(1);
  const bytesOf = (quads: number): number =>
    16 * quads * (units + partialUnits(plan)) + 4 * (parameterCount + lossThreads);
  const quads = [4, 2, 1].find((count) => bytesOf(count) <= memory);
  if (quads === undefined) return undefined;
  const tile: TileForm = {
    quads,
    activation: (layer) => activations[layer],
    delta: (layer) => deltas[layer],
    weight: (index) => `held[${index}]`,
    weightBack: ({ weights, outputs }, input, output) => `held[${weights}u + ${input} * ${outputs}u + ${output}]`,
    activationBack: (layer) => `tile[(${activations[layer]}u + unit) * ${quads}u + q]`,
    keepActivation: () => "",
    keepDelta: () => "",
    ordered: true,
  };
  const depth = layers.length;
  const forward = layers.map((_, index) => forwardWgsl(form, plan, tile, index + 1)).join("");
  const backward = layers
    .map((_, index) => depth - index)
    .slice(0, -1)
    .map((l) => backwardWgsl(form, plan, tile, l))
    .join("");
  // Spelled out, so that sums and places stay in registers.
  const each = (text: (j: string) => string): string =>
    Array.from({ length: owned }, (_, j) => text(`${j}u`)).join("\n");
  const code = `${recordWgsl}
@group(0) @binding(0) var<uniform> slots : array<RecordSlot, ${mostRecords}>;
@group(0) @binding(1) var<storage, read_write> kept : array<vec4f>;
@group(0) @binding(2) var<storage, read_write> state : array<f32>;
@group(0) @binding(3) var<storage, read_write> transposed : array<f32>;
@group(0) @binding(4) var<storage, read> table : array<f32>;
@group(0) @binding(5) var<storage, read> samples : array<u32>;
@group(0) @binding(6) var<storage, read> order : array<u32>;
@group(0) @binding(7) var<storage, read> limits : array<f32>;
var<workgroup> held : array<f32, ${parameterCount}>;
var<workgroup> tile : array<vec4f, ${units * quads}>;
var<workgroup> partial : array<vec4f, ${partialUnits(plan) * quads}>;
var<workgroup> sums : array<f32, ${lossThreads}>;
${droppedWgsl(form)}
${ruleWgsl}
struct Owned { input : u32, delta : u32, transposed : i32, isWeight : bool }
fn ownedBy(k : u32) -> Owned {
  ${layers.map((_, index) => ownerWgsl(plan, index, activations[index], deltas[index + 1], ones)).join("\n  ")}
  return Owned(0u, ${deltas[1]}u, -1, false);
}
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) local : u32) {
  var now : array<Trained, ${owned}>;
  for (var j = 0u; j < ${owned}u; j++) {
    let k = local + j * ${threads}u;
    if (k < ${parameterCount}u) {
      now[j] = Trained(state[k], state[${section.firstMoments * parameterCount}u + k], state[${section.secondMoments * parameterCount}u + k]);
      held[k] = now[j].weight;
    }
  }
  var input : array<u32, ${owned}>;
  var delta : array<u32, ${owned}>;
  ${each(
    (j) => `{
    let own = ownedBy(local + ${j} * ${threads}u);
    input[${j}] = own.input * ${quads}u;
    delta[${j}] = own.delta * ${quads}u;
  }`,
  )}
  for (var q = local; q < ${quads}u; q += ${threads}u) { tile[${ones * quads}u + q] = vec4f(1.0); }
  workgroupBarrier();
  let steps = slots[0].record.following;
  for (var n = 0u; n < steps; n++) {
    let record = slots[n].record;
    let quads = (slots[n].record.count + 3u) / 4u;
    let run = (quads + ${slices - 1}u) / ${slices}u;
    var total = array<f32, ${owned}>();
    var slice = array<f32, ${owned}>();
    for (var firstQuad = 0u; firstQuad < quads; firstQuad += ${quads}u) {
      ${gatherWgsl(form, tile)}
      ${forward}
      ${headWgsl(form, plan, tile)}
      ${backward}
      for (var q = 0u; q < min(${quads}u, quads - firstQuad); q++) {
        if ((firstQuad + q) % run == 0u) {
          ${each((j) => `total[${j}] += slice[${j}]; slice[${j}] = 0.0;`)}
        }
        ${each(
          (j) => `{
          let x = tile[input[${j}] + q];
          let d = tile[delta[${j}] + q];
          slice[${j}] = fma(x.w, d.w, fma(x.z, d.z, fma(x.y, d.y, fma(x.x, d.x, slice[${j}]))));
        }`,
        )}
      }
      workgroupBarrier();
    }
    ${each((j) => `total[${j}] += slice[${j}];`)}
    for (var j = 0u; j < ${owned}u; j++) {
      let k = local + j * ${threads}u;
      if (k < ${parameterCount}u) {
        let gradient = total[j];
        ${keepGradientWgsl(plan, "gradient", "k", "ownedBy(k).isWeight")}
        if ((record.mode & 1u) != 0u) {
          now[j] = trained(record, now[j], gradient, u32(limits[k]), limits[${parameterCount}u + k]);
          held[k] = now[j].weight;
        }
      }
    }
    storageBarrier();
    ${lossWgsl(plan)}
    workgroupBarrier();
  }
  for (var j = 0u; j < ${owned}u; j++) {
    let k = local + j * ${threads}u;
    if (k < ${parameterCount}u) {
      state[k] = now[j].weight;
      state[${section.firstMoments * parameterCount}u + k] = now[j].first;
      state[${section.secondMoments * parameterCount}u + k] = now[j].second;
      let copy = ownedBy(k).transposed;
      if (copy >= 0) { transposed[u32(copy)] = now[j].weight; }
    }
  }
}`;
  return code;
}

/** WGSL of where parameter `k` of a layer has its inputs and deltas in a tile, and its copy in the transpose. */
function ownerWgsl({ layers }: GpuPlan, index: number, input: number, delta: number, ones: number): string {
  const { weights, rows, inputs, outputs, transposed } = layers[index];
  const copy = transposed === undefined ? "-1" : `select(-1, i32(${transposed}u + o * ${inputs}u + i), i < ${inputs}u)`;
  return `if (k >= ${weights}u && k < ${weights + rows * outputs}u) {
    let i = (k - ${weights}u) / ${outputs}u;
    let o = (k - ${weights}u) % ${outputs}u;
    return Owned(select(${ones}u, ${input}u + i, i < ${inputs}u), ${delta}u + o, ${copy}, i < ${inputs}u);
  }`;
}
