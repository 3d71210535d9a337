import type { FnnNetOptions } from "../net";
import { type GpuLayer, type GpuPlan, threads } from "./plan";

/** What the code of a net's phases depends on. */
export type NetForm = Pick<FnnNetOptions, "sizes" | "bias" | "dropout" | "loss" | "tableWidth" | "rowsPerSample">;

/**
 * Where a shader keeps a tile of samples while it takes them through the net.
 *
 * `tile` is an array of vec4f, unit by unit, `quads` fours of samples each; `partial` holds the runs of cut sums.
 * Expressions may use `record`, `firstQuad` (the tile's first four of the batch), `quad`, `q` (quad − firstQuad), `unit`.
 */
export interface TileForm {
  readonly quads: number;
  /** First unit in `tile` of the outputs of layer l, 0 = the input. */
  activation(layer: number): number;
  /** First unit in `tile` of d loss / d output of layer l. */
  delta(layer: number): number;
  /** Reads a parameter by an expression of its index. */
  weight(index: string): string;
  /** Reads the weight from `input` to `output` of a layer on the way back. */
  weightBack(layer: GpuLayer, input: string, output: string): string;
  /** Reads the output of `unit` of hidden layer l on the way back. */
  activationBack(layer: number): string;
  /** Puts `value` aside as the output of `unit` of layer l < the last. */
  keepActivation(layer: number): string;
  /** Puts `value` aside as d loss / d output of `unit` of layer l. */
  keepDelta(layer: number): string;
  /** Returns the index in `order`'s place of a sample's position: samples are read along an order, or as they lie. */
  readonly ordered: boolean;
}

/** WGSL that loads the inputs of a tile. */
export function gatherWgsl({ sizes, tableWidth, rowsPerSample }: NetForm, tile: TileForm): string {
  const words = rowsPerSample + 1;
  const row = rowsPerSample === 1 ? "samples[at]" : `samples[at + unit / ${tableWidth}u]`;
  const column = rowsPerSample === 1 ? "unit" : `unit % ${tableWidth}u`;
  const one = (lane: number): string => `
    if (4u * quad + ${lane}u < record.count) {
      let at = ${words}u * ${sampleAt(tile, `record.start + 4u * quad + ${lane}u`)};
      value[${lane}] = table[${row} * ${tableWidth}u + ${column}];
    }`;
  return `
  for (var item = local; item < ${sizes[0] * tile.quads}u; item += ${threads}u) {
    let q = item % ${tile.quads}u;
    let unit = item / ${tile.quads}u;
    let quad = firstQuad + q;
    var value = vec4f(0.0);
    ${[0, 1, 2, 3].map(one).join("")}
    tile[${at(tile, tile.activation(0), "unit")}] = value;
    ${tile.keepActivation(0)}
  }
  workgroupBarrier();`;
}

/** WGSL that takes a tile forward through layer l; `logits` stands after the last one. */
export function forwardWgsl(form: NetForm, plan: GpuPlan, tile: TileForm, l: number): string {
  const layer = plan.layers[l - 1];
  const last = l === plan.layers.length;
  const bias = form.bias
    ? `value += vec4f(${tile.weight(`${layer.weights + layer.inputs * layer.outputs}u + unit`)});`
    : "";
  const drop =
    form.dropout > 0
      ? `if ((record.mode & ${8}u) != 0u) { value = dropped(value, dropoutKey(record.seed, record.step, ${l}u), 4u * quad * ${layer.outputs}u + unit, ${layer.outputs}u); }`
      : "";
  const hidden = `value = max(value, vec4f(0.0)); ${drop} ${tile.keepActivation(l)}`;
  return product(tile, {
    width: layer.outputs,
    length: layer.inputs,
    parts: layer.forwardParts,
    factor: (k) => tile.weight(`${layer.weights}u + ${k} * ${layer.outputs}u + unit`),
    source: tile.activation(l - 1),
    finish: `${bias} ${last ? "" : hidden} tile[${at(tile, tile.activation(l), "unit")}] = value;`,
  });
}

/** WGSL that takes d loss / d output of layer l (2 ..) back to the outputs of layer l - 1. */
export function backwardWgsl(form: NetForm, plan: GpuPlan, tile: TileForm, l: number): string {
  const layer = plan.layers[l - 1];
  const scale = form.dropout > 0 ? `select(1.0, ${1 / (1 - form.dropout)}, (record.mode & 8u) != 0u) * ` : "";
  return product(tile, {
    width: layer.inputs,
    length: layer.outputs,
    parts: layer.backwardParts,
    factor: (k) => tile.weightBack(layer, "unit", k),
    source: tile.delta(l),
    // What ReLU or dropout have silenced is 0, and nothing else of what is positive before.
    finish: `
      value = select(vec4f(0.0), ${scale}value, ${tile.activationBack(l - 1)} > vec4f(0.0));
      tile[${at(tile, tile.delta(l - 1), "unit")}] = value;
      ${tile.keepDelta(l - 1)}`,
  });
}

/** WGSL that turns the logits of a tile into losses and d loss / d logit, 0 past the end of the batch. */
export function headWgsl({ loss, sizes, rowsPerSample }: NetForm, plan: GpuPlan, tile: TileForm): string {
  const l = plan.layers.length;
  const classes = sizes[l];
  const label = (lane: number): string => {
    const place = sampleAt(tile, `record.start + 4u * quad + ${lane}u`);
    return `if (4u * quad + ${lane}u < record.count) { label[${lane}] = samples[${rowsPerSample + 1}u * ${place} + ${rowsPerSample}u]; }`;
  };
  const z = (unit: string): string => `tile[${at(tile, tile.activation(l), unit)}]`;
  const store = `
      value = select(vec4f(0.0), value, inside);
      tile[${at(tile, tile.delta(l), "unit")}] = value;
      ${tile.keepDelta(l)}`;
  const binary = `
    let unit = 0u;
    let z = ${z("unit")};
    let y = vec4f(label);
    let e = exp(-abs(z));
    let s = 1.0 / (1.0 + e);
    let p = select(s, e * s, z < vec4f(0.0));
    loss = max(z, vec4f(0.0)) - z * y + log(1.0 + e);
    var value = (p - y) * record.share;
    ${store}`;
  const softmax = `
    var top = ${z("0u")};
    for (var unit = 1u; unit < ${classes}u; unit++) { top = max(top, ${z("unit")}); }
    var total = vec4f(0.0);
    for (var unit = 0u; unit < ${classes}u; unit++) {
      let shifted = ${z("unit")} - top;
      total += exp(shifted);
      loss -= select(vec4f(0.0), shifted, label == vec4u(unit));
    }
    loss += log(total);
    for (var unit = 0u; unit < ${classes}u; unit++) {
      let p = exp(${z("unit")} - top) / total;
      var value = (p - select(vec4f(0.0), vec4f(1.0), label == vec4u(unit))) * record.share;
      ${store}
    }`;
  return `
  for (var q = local; q < ${tile.quads}u; q += ${threads}u) {
    let quad = firstQuad + q;
    let inside = vec4u(4u * quad) + vec4u(0u, 1u, 2u, 3u) < vec4u(record.count);
    var label = vec4u(0u);
    ${[0, 1, 2, 3].map(label).join("\n    ")}
    var loss = vec4f(0.0);
    ${loss === "binary" ? binary : softmax}
    kept[${plan.lossUnit}u * record.stride + quad] = select(vec4f(0.0), loss, inside);
  }
  workgroupBarrier();`;
}

/** The expression of a place in `tile`. */
export function at({ quads }: TileForm, first: number, unit: string, q = "q"): string {
  return `(${first}u + ${unit}) * ${quads}u + ${q}`;
}

function sampleAt({ ordered }: TileForm, position: string): string {
  return ordered ? `order[${position}]` : `(${position})`;
}

/** A product of a matrix with a tile. */
interface Product {
  readonly width: number; // results
  readonly length: number; // of each sum
  readonly parts: number; // runs of the sum
  factor(k: string): string; // what the k-th number from `source` on is multiplied by for result `unit`
  readonly source: number;
  readonly finish: string; // what becomes of the sum, `value`
}

/** WGSL of a product: each thread takes four samples of one result, or of one run of its sum; ends with a barrier. */
function product(tile: TileForm, { width, length, parts, factor, source, finish }: Product): string {
  const items = width * tile.quads;
  const run = Math.ceil(length / parts);
  // Four factors are asked for before the first is needed.
  const unrolled = run % 4 === 0 && length % run === 0;
  const lanes = unrolled ? ["k", "k + 1u", "k + 2u", "k + 3u"] : ["k"];
  const sum = (first: string, last: string): string => `
    var value = vec4f(0.0);
    for (var k = ${first}; k < ${last}; k += ${lanes.length}u) {
      ${lanes.map((k, i) => `let f${i} = ${factor(`(${k})`)};`).join(" ")}
      ${lanes.map((k, i) => `value = fma(vec4f(f${i}), tile[${at(tile, source, k)}], value);`).join(" ")}
    }`;
  const place = `
    let q = item % ${tile.quads}u;
    let quad = firstQuad + q;`;
  if (parts === 1) {
    return `
  for (var item = local; item < ${items}u; item += ${threads}u) {
    ${place}
    let unit = item / ${tile.quads}u;
    ${sum("0u", `${length}u`)}
    ${finish}
  }
  workgroupBarrier();`;
  }
  return `
  for (var item = local; item < ${items * parts}u; item += ${threads}u) {
    let q = item % ${tile.quads}u;
    let unit = item / ${tile.quads}u % ${width}u;
    let first = item / ${items}u * ${run}u;
    ${sum("first", `min(first + ${run}u, ${length}u)`)}
    partial[item] = value;
  }
  workgroupBarrier();
  for (var item = local; item < ${items}u; item += ${threads}u) {
    ${place}
    let unit = item / ${tile.quads}u;
    var value = partial[item];
    for (var part = 1u; part < ${parts}u; part++) { value += partial[part * ${items}u + item]; }
    ${finish}
  }
  workgroupBarrier();`;
}
