import type { DataId, DataType, TensorInfo } from "@tensorflow/tfjs";

/** The parts of the cpu backend of TensorFlow.js that the lab's kernels rely on. */
export interface CpuBackend {
  readonly data: { get(dataId: DataId): { readonly values: Float32Array | Int32Array } };
  makeTensorInfo(shape: number[], dtype: DataType, values: Float32Array): TensorInfo;
}

/** Returns the array that holds a float32 tensor, not a copy. */
export function hostFloats(backend: CpuBackend, { dataId }: TensorInfo): Float32Array {
  return backend.data.get(dataId).values as Float32Array;
}

/** Returns the array that holds an int32 tensor, not a copy. */
export function hostIntegers(backend: CpuBackend, { dataId }: TensorInfo): Int32Array {
  return backend.data.get(dataId).values as Int32Array;
}
