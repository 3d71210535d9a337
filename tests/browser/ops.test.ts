import { kernelCases } from "../ops.cases";
import { denseLayerCases } from "../opsDenseLayer.cases";
import { layerCases } from "../opsLayer.cases";
import { stepCases } from "../opsStep.cases";

kernelCases("webgpu", [1, 3, 4, 16]);
stepCases("webgpu", [5, 130]);
denseLayerCases("webgpu");
layerCases("webgpu", [2, 7, 16]);
kernelCases("wasm", [7]);
