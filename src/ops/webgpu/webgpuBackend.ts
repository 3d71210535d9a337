import type { DataId, DataType, TensorInfo } from "@tensorflow/tfjs";

/** What the WebGPU backend of TensorFlow.js holds of one tensor. */
export interface GpuTensorData {
  values: Float32Array | Int32Array | null; // host copy, also left there by a download
  readonly resource: GPUBuffer | null;
}

/** The parts of the WebGPU backend of TensorFlow.js that the lab's kernels rely on (some are private in its types). */
export interface WebGpuBackend {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly bufferManager: {
    acquireBuffer(size: number, usage: number): GPUBuffer;
    releaseBuffer(buffer: GPUBuffer): void;
  };
  readonly tensorMap: { get(dataId: DataId): GpuTensorData };
  readonly commandQueueOwnedIds: WeakSet<DataId>; // tensors that must outlive the commands not yet submitted
  readonly uniformPendingDisposal: GPUBuffer[]; // given back after the next submission
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  uploadToGPU(dataId: DataId): void;
  getBufferData(buffer: GPUBuffer): Promise<ArrayBuffer>;
  makeTensorInfo(shape: number[], dtype: DataType, values?: Float32Array): TensorInfo;
  disposeData(dataId: DataId): boolean;
}
