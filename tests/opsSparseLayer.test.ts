import { sparseLayerCases } from "./opsSparseLayer.cases";

sparseLayerCases("cpu");
sparseLayerCases("wasm");
