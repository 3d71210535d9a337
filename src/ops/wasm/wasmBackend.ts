import type { DataId, DataType, TensorInfo } from "@tensorflow/tfjs";

/** The parts of the wasm backend of TensorFlow.js that the lab's kernels rely on. */
export interface WasmBackend {
  readonly wasm: {
    readonly asm: { readonly memory: WebAssembly.Memory };
    readonly HEAPU8: Uint8Array;
    _malloc(bytes: number): number;
    _free(offset: number): void;
    readonly tfjs: {
      registerTensor(id: number, size: number, memoryOffset: number): void;
      disposeData(id: number): void;
    };
  };
  readonly dataIdMap: { get(dataId: DataId): { readonly id: number; readonly memoryOffset: number } };
  makeOutput(shape: number[], dtype: DataType): TensorInfo;
}
