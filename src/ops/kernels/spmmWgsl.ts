import { dropoutWgsl } from "../webgpu/dropoutWgsl";

/** Which variant of the segment shader. */
export interface SegmentShader {
  readonly width: number; // of a row of features; only its remainder by 4, and whether it is below 4, matter
  /** What is summed: entries of the matrix times rows of x, or what the level before has left. */
  readonly terms: "entries" | "ordered entries" | "partials";
  readonly cut: boolean; // some segments are parts of a row
  readonly addend: boolean;
  readonly bias: boolean;
  readonly rectified: boolean;
  readonly dropped: boolean;
}

/**
 * Returns WGSL in which each thread sums four features of one segment, and finishes its row or leaves a partial sum.
 *
 * Rows of a width that 4 divides are read as vectors. Others do not start at a vector's boundary: their four numbers are
 * read one by one, from the same lines of memory, so that an entry's column and value still serve four features.
 */
export function segmentShader(shader: SegmentShader): string {
  const { width, terms, cut, addend, bias, rectified, dropped } = shader;
  const vectors = width % 4 === 0;
  const floats = vectors ? "array<vec4f>" : "array<f32>";
  const written = [["y", floats], ...(cut ? [["partials", "array<vec4f>"]] : [])];
  const read = [["segments", "array<vec4i>"]];
  if (terms === "partials") read.push(["before", "array<vec4f>"]);
  else read.push(["colIdx", "array<u32>"], ["values", "array<f32>"], ["x", floats]);
  if (terms === "ordered entries") read.push(["order", "array<u32>"]);
  if (addend) read.push(["addend", floats]);
  if (bias) read.push(["bias", floats]);
  const tables = [...(terms === "partials" ? [] : ["x"]), ...(addend ? ["addend"] : []), ...(bias ? ["bias"] : [])];
  const bindings = [
    ...written.map(([name, array]) => `var<storage, read_write> ${name} : ${array};`),
    ...read.map(([name, array]) => `var<storage, read> ${name} : ${array};`),
  ];
  const place = terms === "ordered entries" ? "order[i]" : "i";
  const term = terms === "partials" ? "before[i * uniforms.lanes + lane]" : `values[${place}] * xAt(colIdx[i], lane)`;
  return `
${dropped ? dropoutWgsl : ""}
struct Uniforms { segmentCount : u32, lanes : u32, width : u32, key : u32, threshold : u32, scale : f32 }
@group(0) @binding(0) var<uniform> uniforms : Uniforms;
${bindings.map((binding, i) => `@group(0) @binding(${i + 1}) ${binding}`).join("\n")}
${tables.map((name) => readFour(name, width)).join("\n")}
fn term(i : u32, lane : u32) -> vec4f { return ${term}; }
@compute @workgroup_size(workgroupSize)
fn main(@builtin(workgroup_id) group : vec3u, @builtin(num_workgroups) groups : vec3u,
        @builtin(local_invocation_index) local : u32) {
  let thread = workgroupIndex(group, groups) * workgroupSize + local;
  let segmentIndex = thread / uniforms.lanes;
  let lane = thread % uniforms.lanes;
  if (segmentIndex >= uniforms.segmentCount) { return; }
  let segment = segments[segmentIndex];
  let end = u32(segment.y);
  var i = u32(segment.x);
  var sum = vec4f(0.0);
  // Four loads are under way at a time; the sum's order stays that of the entries.
  for (; i + 4u <= end; i += 4u) {
    let a = term(i, lane);
    let b = term(i + 1u, lane);
    let c = term(i + 2u, lane);
    let d = term(i + 3u, lane);
    sum = (((sum + a) + b) + c) + d;
  }
  for (; i < end; i++) { sum += term(i, lane); }
  ${cut ? "if (segment.z < 0) { partials[u32(-1 - segment.z) * uniforms.lanes + lane] = sum; return; }" : ""}
  let row = u32(segment.z);
  ${addend ? "sum += addendAt(row, lane);" : ""}
  ${bias ? "sum += biasAt(0u, lane);" : ""}
  // Not max: what is not a number stays so, and a run that diverges is seen to.
  ${rectified ? "sum = select(sum, vec4f(0.0), sum < vec4f(0.0));" : ""}
  ${dropped ? dropSum : ""}
  ${writeFour(width)}
}`;
}

const dropSum = `
  let index = u32(segment.w) * uniforms.width + 4u * lane;
  let bits = vec4u(dropoutBits(uniforms.key, index), dropoutBits(uniforms.key, index + 1u),
                   dropoutBits(uniforms.key, index + 2u), dropoutBits(uniforms.key, index + 3u));
  sum = select(vec4f(0.0), uniforms.scale * sum, bits >= vec4u(uniforms.threshold));`;

/** WGSL of `nameAt(row, lane)`: four numbers of a row; past its end the last one again. */
function readFour(name: string, width: number): string {
  const head = `fn ${name}At(row : u32, lane : u32) -> vec4f`;
  if (width % 4 === 0) return `${head} { return ${name}[row * uniforms.lanes + lane]; }`;
  const at = (k: number): string => (k === 0 ? "first" : `min(first + ${k}u, last)`);
  const four = [0, 1, 2, 3].map((k) => (k < width ? `${name}[${at(k)}]` : "0.0"));
  return `${head} {
  let first = row * uniforms.width + 4u * lane;
  let last = row * uniforms.width + uniforms.width - 1u;
  return vec4f(${four.join(", ")});
}`;
}

/** WGSL that writes `sum` to its row, as far as the row goes. */
function writeFour(width: number): string {
  if (width % 4 === 0) return "y[row * uniforms.lanes + lane] = sum;";
  const others = [1, 2, 3].filter((k) => k < width);
  return `
  let left = uniforms.width - 4u * lane;
  let at = row * uniforms.width + 4u * lane;
  y[at] = sum.x;
  ${others.map((k) => `if (left > ${k}u) { y[at + ${k}u] = sum[${k}]; }`).join("\n  ")}`;
}
