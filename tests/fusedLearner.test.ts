import { createWasmFnn } from "../src/ops/fnn/wasmNet";
import { createFusedLearner } from "../src/train/fusedLearner";
import { fusedLearnerCases } from "./fusedLearner.cases";

fusedLearnerCases("wasm", "wasm", {
  "one call a step": async (options) => createFusedLearner(createWasmFnn(options), options),
});
