// Kernels that work in the memory of the wasm backend of TensorFlow.js: every pointer is a byte offset of a tensor or
// of scratch space from its allocator. Nothing here allocates, so the module has no heap and no static data.
export * from "./dropout";
export { columnSums, gate } from "./epilogue";
export { adamStep, applyMask, sgdStep } from "./optimizer";
export * from "./sparseLayer";
export { softmaxMean } from "./softmax";
export * from "./spmm";
export * from "./listGrowth";
export { fnnEvaluate, fnnGradients, fnnTrain } from "./fnnStep";
