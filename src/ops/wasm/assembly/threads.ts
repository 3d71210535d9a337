// The kernels of a fully connected net for threads that share one memory. Nothing here allocates, so the module has no
// heap and no static data: instances may come and go on a memory in use.
export { fnnPanels, fnnTile } from "./fnnShared";
export { fnnEvaluate, fnnGradients, fnnTrain, fnnTranspose } from "./fnnStep";
