import type { TensorInfo } from "@tensorflow/tfjs";
import { packUniforms, runShader, workgroupSize } from "../webgpu/runShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { SpmmCall } from "./spmmCall";
import { segmentShader } from "./spmmWgsl";

/**
 * LabSpmm on a GPU: one thread per segment of a row and four features; one dispatch, and one more where rows are cut.
 *
 * Sums are taken in a fixed order, without atomics and barriers.
 */
export function spmmWebgpu({ backend, inputs, attrs }: SpmmCall<WebGpuBackend>): TensorInfo {
  const { x, colIdx, values, order, addend, bias } = inputs;
  const { rows, levels, rectified, drop } = attrs;
  const width = x.shape[1];
  if (rows * width === 0) return backend.makeTensorInfo([rows, width], "float32", new Float32Array(0));
  const lanes = Math.ceil(width / 4);
  const y = backend.makeTensorInfo([rows, width], "float32");
  const after = { addend: addend !== undefined, bias: bias !== undefined, rectified, dropped: drop !== undefined };
  const { key, threshold, scale } = drop ?? { key: 0, threshold: 0, scale: 1 };
  let partials: TensorInfo | undefined;
  for (const { segments, segmentCount, partialCount } of levels) {
    const before = partials;
    const terms = before ? "partials" : order ? "ordered entries" : "entries";
    partials = partialCount > 0 ? backend.makeTensorInfo([partialCount, 4 * lanes], "float32") : undefined;
    runShader(backend, {
      code: segmentShader({ width, terms, cut: partials !== undefined, ...after }),
      uniforms: packUniforms([segmentCount, lanes, width, key, threshold], [scale]),
      writes: [y, ...(partials ? [partials] : [])],
      reads: [
        segments,
        ...(before ? [before] : [colIdx, values, x, ...(order ? [order] : [])]),
        ...(addend ? [addend] : []),
        ...(bias ? [bias] : []),
      ],
      workgroups: Math.ceil((segmentCount * lanes) / workgroupSize),
    });
    if (before) backend.disposeData(before.dataId);
  }
  return y;
}
