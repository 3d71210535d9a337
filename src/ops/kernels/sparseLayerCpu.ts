import type { TensorInfo } from "@tensorflow/tfjs";
import { dropoutBits } from "../dropout";
import { tileSamples } from "../sparseLayer/tileShape";
import { type CpuBackend, hostFloats, hostIntegers } from "./cpuBackend";
import type { SparseForwardCall, SparseInputGradientCall, SparseWeightGradientCall } from "./sparseLayerCall";

/** LabSparseForward in plain JavaScript. */
export function sparseForwardCpu({ backend, inputs, attrs }: SparseForwardCall<CpuBackend>): TensorInfo {
  const { outputs, rectified, dropout } = attrs;
  const [tiles, units] = inputs.x.shape;
  const x = hostFloats(backend, inputs.x);
  const start = hostIntegers(backend, inputs.start);
  const input = hostIntegers(backend, inputs.input);
  const weights = hostFloats(backend, inputs.weights);
  const bias = inputs.bias && hostFloats(backend, inputs.bias);
  const y = new Float32Array(tiles * outputs * tileSamples);
  const sums = new Float64Array(tileSamples);
  for (let tile = 0; tile < tiles; tile++) {
    for (let o = 0; o < outputs; o++) {
      sums.fill(bias ? bias[o] : 0);
      for (let c = start[o]; c < start[o + 1]; c++) {
        const from = (tile * units + input[c]) * tileSamples;
        for (let s = 0; s < tileSamples; s++) sums[s] += weights[c] * x[from + s];
      }
      const to = (tile * outputs + o) * tileSamples;
      for (let s = 0; s < tileSamples; s++) {
        let sum = rectified && sums[s] < 0 ? 0 : sums[s];
        if (dropout) {
          const index = (dropout.firstSample + tile * tileSamples + s) * outputs + o;
          sum = dropoutBits(dropout.key, index) >= dropout.threshold ? dropout.scale * sum : 0;
        }
        y[to + s] = sum;
      }
    }
  }
  return backend.makeTensorInfo([tiles, outputs, tileSamples], "float32", y);
}

/** LabSparseInputGradient in plain JavaScript. */
export function sparseInputGradientCpu({ backend, inputs, attrs }: SparseInputGradientCall<CpuBackend>): TensorInfo {
  const { inputs: units, scale } = attrs;
  const [tiles, outputs] = inputs.dz.shape;
  const dz = hostFloats(backend, inputs.dz);
  const start = hostIntegers(backend, inputs.start);
  const output = hostIntegers(backend, inputs.output);
  const place = hostIntegers(backend, inputs.place);
  const weights = hostFloats(backend, inputs.weights);
  const activation = inputs.activation && hostFloats(backend, inputs.activation);
  const dx = new Float32Array(tiles * units * tileSamples);
  const sums = new Float64Array(tileSamples);
  for (let tile = 0; tile < tiles; tile++) {
    for (let i = 0; i < units; i++) {
      sums.fill(0);
      for (let c = start[i]; c < start[i + 1]; c++) {
        const weight = weights[place[c]];
        const from = (tile * outputs + output[c]) * tileSamples;
        for (let s = 0; s < tileSamples; s++) sums[s] += weight * dz[from + s];
      }
      const to = (tile * units + i) * tileSamples;
      for (let s = 0; s < tileSamples; s++) {
        if (!activation || activation[to + s] > 0) dx[to + s] = scale * sums[s];
      }
    }
  }
  return backend.makeTensorInfo([tiles, units, tileSamples], "float32", dx);
}

/** LabSparseWeightGradient in plain JavaScript. */
export function sparseWeightGradientCpu({ backend, inputs, attrs }: SparseWeightGradientCall<CpuBackend>): TensorInfo {
  const [tiles, units] = inputs.x.shape;
  const outputs = inputs.dz.shape[1];
  const x = hostFloats(backend, inputs.x);
  const dz = hostFloats(backend, inputs.dz);
  const start = hostIntegers(backend, inputs.start);
  const input = hostIntegers(backend, inputs.input);
  const gradient = new Float32Array(Math.max(1, attrs.count));
  for (let o = 0; o < outputs; o++) {
    for (let c = start[o]; c < start[o + 1]; c++) {
      let sum = 0;
      for (let tile = 0; tile < tiles; tile++) {
        const a = (tile * units + input[c]) * tileSamples;
        const b = (tile * outputs + o) * tileSamples;
        for (let s = 0; s < tileSamples; s++) sum += x[a + s] * dz[b + s];
      }
      gradient[c] = sum;
    }
  }
  return backend.makeTensorInfo([gradient.length], "float32", gradient);
}
