import type { TensorInfo } from "@tensorflow/tfjs";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import { columnSumsWebgpu, gateWebgpu } from "./columnSumsWebgpu";
import type { EpilogueGradientCall } from "./epilogueGradientCall";

/** LabEpilogueGradient on a GPU. */
export function epilogueGradientWebgpu({ backend, inputs, attrs }: EpilogueGradientCall<WebGpuBackend>): TensorInfo[] {
  const { dy, y } = inputs;
  const [rows, width] = dy.shape;
  if (rows * width === 0) {
    const empty = (shape: number[]): TensorInfo => backend.makeTensorInfo(shape, "float32", new Float32Array(width));
    return [...(y ? [empty([rows, width])] : []), ...(attrs.hasBias ? [empty([width])] : [])];
  }
  const gate = y && { y, dz: backend.makeTensorInfo([rows, width], "float32"), scale: attrs.scale };
  if (attrs.hasBias) {
    const sums = columnSumsWebgpu(backend, dy, [width], gate);
    return gate ? [gate.dz, sums] : [sums];
  }
  if (!gate) return [];
  gateWebgpu(backend, dy, gate);
  return [gate.dz];
}
