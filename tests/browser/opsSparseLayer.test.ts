import { sparseLayerCases } from "../opsSparseLayer.cases";

sparseLayerCases("webgpu");
