import { type GpuPlan, section, threads } from "./plan";
import { recordWgsl } from "./records";
import { keepGradientWgsl, lossWgsl, ruleWgsl } from "./updateWgsl";

/** Rounds in which the slices of a tile are added up: each takes a share of the workgroup memory that all would. */
const rounds = 4;

/**
 * WGSL of the gradients of all weights and biases over the whole batch, and of the optimizer's step on them.
 *
 * A workgroup takes tiles of side × side weights, every n-th of them if there are n. Each thread sums 4 × 4 of them over one slice of the batch, sample after
 * sample; then the slices are added up one after the other. After the last tile comes the sum of the losses.
 */
export function updateShader(plan: GpuPlan): string {
  const { side, slices, tileCount, layers, parameterCount } = plan;
  const across = side / 4;
  const size = side * side;
  const together = slices / rounds;
  const perThread = Math.ceil(size / threads);
  const shares = Array.from({ length: perThread }, (_, i) => i);
  const four = [0, 1, 2, 3];
  const choose = layers.map((layer, index) => {
    const { firstTile, inputs, outputs, rows, weights, transposed, tilesAcross } = layer;
    const units = `inputUnit = ${plan.activationUnit[index]}u; deltaUnit = ${plan.deltaUnit[index + 1]}u;`;
    const shape = `inputs = ${inputs}u; outputs = ${outputs}u; rows = ${rows}u; across = ${tilesAcross}u;`;
    const back =
      transposed === undefined ? "hasTransposed = false;" : `hasTransposed = true; transposedAt = ${transposed}u;`;
    return `if (index >= ${firstTile}u) { first = ${firstTile}u; weights = ${weights}u; ${units} ${shape} ${back} }`;
  });
  return `${recordWgsl}
@group(0) @binding(0) var<uniform> slot : RecordSlot;
@group(0) @binding(1) var<storage, read_write> state : array<f32>;
@group(0) @binding(2) var<storage, read_write> transposed : array<f32>;
@group(0) @binding(3) var<storage, read> kept : array<vec4f>;
@group(0) @binding(4) var<storage, read> limits : array<f32>;
var<workgroup> sums : array<f32, ${together * size}>;
${ruleWgsl}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let record = slot.record;
  let all = groups.x * groups.y;
  for (var index = workgroupIndex(group, groups); index <= ${tileCount}u; index += all) {
  if (index == ${tileCount}u) {
    ${lossWgsl(plan)}
    workgroupBarrier();
    continue;
  }
  var first = 0u; var weights = 0u; var inputUnit = 0u; var deltaUnit = 0u; var inputs = 0u; var outputs = 0u;
  var rows = 0u; var across = 1u; var hasTransposed = false; var transposedAt = 0u;
  ${choose.join("\n  ")}
  let tileRow = (index - first) / across * ${side}u;
  let tileColumn = (index - first) % across * ${side}u;
  let slice = local / ${across * across}u;
  let row = local % ${across * across}u / ${across}u * 4u;
  let column = local % ${across}u * 4u;
  let quads = (slot.record.count + 3u) / 4u;
  let run = (quads + ${slices - 1}u) / ${slices}u;
  ${four.map((i) => `var g${i} = vec4f(0.0);`).join(" ")}
  // Past its edges a tile reads the last unit again; nobody looks at what becomes of it.
  ${four.map((i) => `let a${i} = (inputUnit + min(tileRow + row + ${i}u, inputs - 1u)) * record.stride;`).join("\n  ")}
  ${four.map((i) => `let d${i} = (deltaUnit + min(tileColumn + column + ${i}u, outputs - 1u)) * record.stride;`).join("\n  ")}
  ${four.map((i) => `let bias${i} = tileRow + row + ${i}u >= inputs;`).join(" ")}
  for (var quad = slice * run; quad < min(quads, (slice + 1u) * run); quad++) {
    ${four.map((i) => `let x${i} = select(kept[a${i} + quad], vec4f(1.0), bias${i});`).join("\n    ")}
    let d = mat4x4f(${four.map((i) => `kept[d${i} + quad]`).join(", ")});
    ${["x", "y", "z", "w"]
      .map((lane) => {
        const deltas = `let d${lane} = vec4f(d[0].${lane}, d[1].${lane}, d[2].${lane}, d[3].${lane});`;
        return `${deltas} ${four.map((i) => `g${i} = fma(vec4f(x${i}.${lane}), d${lane}, g${i});`).join(" ")}`;
      })
      .join("\n    ")}
  }
  ${shares.map((i) => `var total${i} = 0.0;`).join(" ")}
  for (var part = 0u; part < ${rounds}u; part++) {
    if (slice / ${together}u == part) {
      let at = slice % ${together}u * ${size}u + row * ${side}u + column;
      ${four.flatMap((i) => four.map((j) => `sums[at + ${i * side + j}u] = g${i}[${j}];`)).join(" ")}
    }
    workgroupBarrier();
    ${shares
      .map(
        (i) => `if (local + ${i * threads}u < ${size}u) {
      for (var s = 0u; s < ${together}u; s++) { total${i} += sums[s * ${size}u + local + ${i * threads}u]; }
    }`,
      )
      .join("\n    ")}
    workgroupBarrier();
  }
  ${shares.map((i) => updateWgsl(`total${i}`, `(local + ${i * threads}u)`)).join("")}
  }
}`;

  function updateWgsl(gradient: string, place: string): string {
    return `
  if (${place} < ${size}u && tileRow + ${place} / ${side}u < rows && tileColumn + ${place} % ${side}u < outputs) {
    let i = tileRow + ${place} / ${side}u;
    let o = tileColumn + ${place} % ${side}u;
    let k = weights + i * outputs + o;
    ${keepGradientWgsl(plan, gradient, "k", "i < inputs")}
    if ((record.mode & 1u) != 0u) {
      let m = ${section.firstMoments * parameterCount}u + k;
      let v = ${section.secondMoments * parameterCount}u + k;
      let next = trained(record, Trained(state[k], state[m], state[v]), ${gradient}, u32(limits[k]), limits[${parameterCount}u + k]);
      state[k] = next.weight;
      state[m] = next.first;
      state[v] = next.second;
      if (hasTransposed && i < inputs) { transposed[transposedAt + o * inputs + i] = next.weight; }
    }
  }`;
  }
}

/** WGSL that clears what lies outside the masks in parameters and moments and copies the matrices that have transposes. */
export function refreshShader({ layers, parameterCount }: GpuPlan): string {
  const copies = layers.flatMap(({ transposed, weights, inputs, outputs }) =>
    transposed === undefined
      ? []
      : [
          `if (k >= ${weights}u && k < ${weights + inputs * outputs}u) {
    let i = (k - ${weights}u) / ${outputs}u;
    let o = (k - ${weights}u) % ${outputs}u;
    transposed[${transposed}u + o * ${inputs}u + i] = state[k];
  }`,
        ],
  );
  return `
@group(0) @binding(0) var<storage, read_write> state : array<f32>;
@group(0) @binding(1) var<storage, read_write> transposed : array<f32>;
@group(0) @binding(2) var<storage, read> limits : array<f32>;
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let k = workgroupIndex(group, groups) * ${threads}u + local;
  if (k >= ${parameterCount}u) { return; }
  if ((u32(limits[k]) & 1u) == 0u) {
    state[k] = 0.0;
    state[${parameterCount}u + k] = 0.0;
    state[${2 * parameterCount}u + k] = 0.0;
  }
  ${copies.join("\n  ")}
}`;
}
