import type { TensorInfo } from "@tensorflow/tfjs";
import { tileSamples } from "../sparseLayer/tileShape";
import type { SparseLevel } from "../sparseMatrix";
import { packUniforms, runShader } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { SparseForwardCall, SparseInputGradientCall, SparseWeightGradientCall } from "./sparseLayerCall";
import { type SumShader, sumShader, weightGradientShader } from "./sparseLayerWgsl";

/** Vectors of four samples in a tile: each thread sums one. */
const tileQuads = tileSamples / 4;

/** LabSparseForward on a GPU. */
export function sparseForwardWebgpu({ backend, inputs, attrs }: SparseForwardCall<WebGpuBackend>): TensorInfo {
  const { x, input, weights, bias } = inputs;
  const { outputs, levels, rectified, dropout } = attrs;
  const [tiles, units] = x.shape;
  const y = backend.makeTensorInfo([tiles, outputs, tileSamples], "float32");
  const { key = 0, threshold = 0, scale = 1, firstSample = 0 } = dropout ?? {};
  runSums(backend, {
    result: y,
    levels,
    terms: [input, weights, x],
    finish: bias ? [bias] : [],
    shader: {
      ordered: false,
      finish: { kind: "forward", hasBias: bias !== undefined, rectified, drops: threshold > 0 },
    },
    uniforms: (segmentCount) =>
      packUniforms([segmentCount, tiles, units, outputs, key, threshold, firstSample], [scale]),
  });
  return y;
}

/** LabSparseInputGradient on a GPU. */
export function sparseInputGradientWebgpu({
  backend,
  inputs,
  attrs,
}: SparseInputGradientCall<WebGpuBackend>): TensorInfo {
  const { dz, output, place, weights, activation } = inputs;
  const { inputs: units, levels, scale } = attrs;
  const [tiles, outputs] = dz.shape;
  const dx = backend.makeTensorInfo([tiles, units, tileSamples], "float32");
  runSums(backend, {
    result: dx,
    levels,
    terms: [output, weights, dz, place],
    finish: activation ? [activation] : [],
    shader: { ordered: true, finish: { kind: "backward", gated: activation !== undefined } },
    uniforms: (segmentCount) => packUniforms([segmentCount, tiles, outputs, units, 0, 0, 0], [scale]),
  });
  return dx;
}

/** LabSparseWeightGradient on a GPU: eight threads for each connection, one per vector of a tile, and their sum in a fixed order. */
export function sparseWeightGradientWebgpu({
  backend,
  inputs,
  attrs,
}: SparseWeightGradientCall<WebGpuBackend>): TensorInfo {
  const { x, dz, input, output } = inputs;
  const gradient = backend.makeTensorInfo([attrs.count], "float32");
  const [tiles, units] = x.shape;
  runShader(backend, {
    code: weightGradientShader(tileQuads),
    uniforms: packUniforms([attrs.count, tiles, units, dz.shape[1]]),
    writes: [gradient],
    reads: [input, output!, x, dz],
    workgroups: Math.ceil((attrs.count * tileQuads) / 64),
  });
  return gradient;
}

/** Sums of a layer: what `runSums` takes. */
interface Sums {
  readonly result: TensorInfo; // [tiles, units, tileSamples]
  readonly levels: readonly SparseLevel[];
  readonly terms: readonly TensorInfo[]; // index, weight, factor, and the weights' order where they have one
  readonly finish: readonly TensorInfo[]; // read once a sum is whole
  readonly shader: Omit<SumShader, "ofPartials" | "leavesPartials">;
  uniforms(segmentCount: number): ArrayBuffer;
}

/** Sums level by level, so that a unit of many connections costs no more than they do; without atomics, in a fixed order. */
function runSums(backend: WebGpuBackend, { result, levels, terms, finish, shader, uniforms }: Sums): void {
  const quads = result.shape[0] * tileQuads;
  let summed = terms;
  let ofPartials = false;
  for (const { segments, segmentCount, partialCount } of levels) {
    const partials = partialCount > 0 ? [backend.makeTensorInfo([partialCount, 4 * quads], "float32")] : [];
    runShader(backend, {
      code: sumShader({ ...shader, ofPartials, leavesPartials: partials.length > 0 }),
      uniforms: uniforms(segmentCount),
      writes: [result, ...partials],
      reads: [segments, ...summed, ...finish],
      workgroups: Math.ceil((segmentCount * quads) / 64),
    });
    if (ofPartials) backend.disposeData(summed[0].dataId);
    ofPartials = true;
    summed = partials;
  }
}
