import { dropoutWgsl } from "../webgpu/dropoutWgsl";

/** What becomes of a unit's whole sum. */
type Finish =
  | { readonly kind: "forward"; readonly hasBias: boolean; readonly rectified: boolean; readonly drops: boolean }
  | { readonly kind: "backward"; readonly gated: boolean };

/** One variant of the shader that sums the connections of units. */
export interface SumShader {
  readonly ordered: boolean; // weights stand in another order than the connections
  readonly finish: Finish;
  readonly ofPartials: boolean; // sums what the level before has left
  readonly leavesPartials: boolean;
}

const mainHead = `
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {`;

/**
 * WGSL: each thread sums four samples over one segment of a unit's connections.
 *
 * Neighbouring threads have neighbouring samples of the same segment: they read the same weights and one stretch of activations.
 */
export function sumShader({ ordered, finish, ofPartials, leavesPartials }: SumShader): string {
  const read: [string, string][] = [["segments", "vec4i"]];
  if (ofPartials) read.push(["before", "vec4f"]);
  else read.push(["unitOf", "u32"], ["weights", "f32"], ["factors", "vec4f"]);
  if (!ofPartials && ordered) read.push(["place", "u32"]);
  if (finish.kind === "forward" && finish.hasBias) read.push(["bias", "f32"]);
  if (finish.kind === "backward" && finish.gated) read.push(["activation", "vec4f"]);
  const bindings = [
    "var<storage, read_write> result : array<vec4f>;",
    ...(leavesPartials ? ["var<storage, read_write> partials : array<vec4f>;"] : []),
    ...read.map(([name, type]) => `var<storage, read> ${name} : array<${type}>;`),
  ];
  const term = ofPartials
    ? "before[i * quads + quad]"
    : `weights[${ordered ? "place[i]" : "i"}] * factors[(tile * uniforms.units + unitOf[i]) * 8u + lane]`;
  return `${dropoutWgsl}
struct Uniforms {
  segmentCount : u32, tiles : u32, units : u32, results : u32, key : u32, threshold : u32, firstSample : u32, scale : f32,
}
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
${bindings.map((binding, i) => `@group(0) @binding(${i + 1}) ${binding}`).join("\n")}
${mainHead}
  let thread = workgroupIndex(group, groups) * workgroupSize + local;
  let quads = uniforms.tiles * 8u;
  let index = thread / quads;
  let quad = thread % quads;
  let tile = quad / 8u;
  let lane = quad % 8u;
  if (index >= uniforms.segmentCount) { return; }
  let segment = segments[index];
  let end = u32(segment.y);
  let row = segment.z;
  var sum = vec4f(0.0);
  for (var i = u32(segment.x); i < end; i++) { sum += ${term}; }
  ${leavesPartials ? "if (row < 0) { partials[u32(-1 - row) * quads + quad] = sum; return; }" : ""}
  let at = (tile * uniforms.results + u32(row)) * 8u + lane;
  ${finishCode(finish)}
  result[at] = sum;
}`;
}

function finishCode(finish: Finish): string {
  if (finish.kind === "backward") {
    return `sum *= uniforms.scale;
  ${finish.gated ? "sum = select(vec4f(0.0), sum, activation[at] > vec4f(0.0));" : ""}`;
  }
  return `${finish.hasBias ? "sum += bias[u32(row)];" : ""}
  ${finish.rectified ? "sum = max(sum, vec4f(0.0));" : ""}
  ${finish.drops ? dropCode : ""}`;
}

const dropCode = `let sample = uniforms.firstSample + 4u * quad;
  for (var k = 0u; k < 4u; k++) {
    let bits = dropoutBits(uniforms.key, (sample + k) * uniforms.results + u32(row));
    sum[k] = select(0.0, uniforms.scale * sum[k], bits >= uniforms.threshold);
  }`;

/** WGSL: `quads` threads for each connection, each over one vector of every tile; the first adds up what they have. */
export function weightGradientShader(quads: number): string {
  return `
struct Uniforms { count : u32, tiles : u32, inputs : u32, outputs : u32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
@group(0) @binding(1) var<storage, read_write> gradient : array<f32>;
@group(0) @binding(2) var<storage, read> input : array<u32>;
@group(0) @binding(3) var<storage, read> output : array<u32>;
@group(0) @binding(4) var<storage, read> x : array<vec4f>;
@group(0) @binding(5) var<storage, read> dz : array<vec4f>;
var<workgroup> sums : array<f32, workgroupSize>;
${mainHead}
  let thread = workgroupIndex(group, groups) * workgroupSize + local;
  let connection = thread / ${quads}u;
  let lane = thread % ${quads}u;
  var sum = vec4f(0.0);
  if (connection < uniforms.count) {
    let source = input[connection];
    let drain = output[connection];
    for (var tile = 0u; tile < uniforms.tiles; tile++) {
      sum += x[(tile * uniforms.inputs + source) * ${quads}u + lane] * dz[(tile * uniforms.outputs + drain) * ${quads}u + lane];
    }
  }
  sums[local] = (sum.x + sum.y) + (sum.z + sum.w);
  workgroupBarrier();
  if (lane != 0u || connection >= uniforms.count) { return; }
  var total = 0.0;
  for (var k = 0u; k < ${quads}u; k++) { total += sums[local + k]; }
  gradient[connection] = total;
}`;
}
