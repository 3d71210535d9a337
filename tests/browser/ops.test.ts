import { kernelCases } from "../ops.cases";
import { denseLayerCases } from "../opsDenseLayer.cases";
import { stepCases } from "../opsStep.cases";

kernelCases("webgpu", [1, 3, 4, 16]);
stepCases("webgpu", [5, 130]);
denseLayerCases("webgpu");
kernelCases("wasm", [7]);
