// Walks and skip-gram on an imported memory; every pointer is a byte offset into it, and whoever calls lays it out.
// Each export may run on several threads at once on one shared memory, where what they write lies apart.
export { drawSlice, trainBlock } from "./blocks";
export { takeWalks } from "./takeWalks";
export { drawOrTrain } from "./turn";
