import { dropoutCpu } from "./dropoutCpu";
import { dropoutWasm } from "./dropoutWasm";
import { dropoutWebgpu } from "./dropoutWebgpu";
import { epilogueGradientCpu } from "./epilogueGradientCpu";
import { epilogueGradientWasm } from "./epilogueGradientWasm";
import { epilogueGradientWebgpu } from "./epilogueGradientWebgpu";
import { registerLabKernel } from "./labKernel";
import { applyMaskCpu, maskedStepCpu } from "./maskedStepCpu";
import { applyMaskWasm, maskedStepWasm } from "./maskedStepWasm";
import { applyMaskWebgpu, maskedStepWebgpu } from "./maskedStepWebgpu";
import { sparseForwardCpu, sparseInputGradientCpu, sparseWeightGradientCpu } from "./sparseLayerCpu";
import { sparseForwardWasm, sparseInputGradientWasm, sparseWeightGradientWasm } from "./sparseLayerWasm";
import { sparseForwardWebgpu, sparseInputGradientWebgpu, sparseWeightGradientWebgpu } from "./sparseLayerWebgpu";
import { spmmCpu } from "./spmmCpu";
import { spmmWasm } from "./spmmWasm";
import { spmmWebgpu } from "./spmmWebgpu";

/** Makes all kernels of the lab known to TensorFlow.js; later calls do nothing. */
export function registerKernels(): void {
  registerLabKernel("LabSpmm", "cpu", spmmCpu);
  registerLabKernel("LabSpmm", "wasm", spmmWasm);
  registerLabKernel("LabSpmm", "webgpu", spmmWebgpu);
  registerLabKernel("LabEpilogueGradient", "cpu", epilogueGradientCpu);
  registerLabKernel("LabEpilogueGradient", "wasm", epilogueGradientWasm);
  registerLabKernel("LabEpilogueGradient", "webgpu", epilogueGradientWebgpu);
  registerLabKernel("LabDropout", "cpu", dropoutCpu);
  registerLabKernel("LabDropout", "wasm", dropoutWasm);
  registerLabKernel("LabDropout", "webgpu", dropoutWebgpu);
  registerLabKernel("LabMaskedStep", "cpu", maskedStepCpu);
  registerLabKernel("LabMaskedStep", "wasm", maskedStepWasm);
  registerLabKernel("LabMaskedStep", "webgpu", maskedStepWebgpu);
  registerLabKernel("LabApplyMask", "cpu", applyMaskCpu);
  registerLabKernel("LabApplyMask", "wasm", applyMaskWasm);
  registerLabKernel("LabApplyMask", "webgpu", applyMaskWebgpu);
  registerLabKernel("LabSparseForward", "cpu", sparseForwardCpu);
  registerLabKernel("LabSparseForward", "wasm", sparseForwardWasm);
  registerLabKernel("LabSparseForward", "webgpu", sparseForwardWebgpu);
  registerLabKernel("LabSparseInputGradient", "cpu", sparseInputGradientCpu);
  registerLabKernel("LabSparseInputGradient", "wasm", sparseInputGradientWasm);
  registerLabKernel("LabSparseInputGradient", "webgpu", sparseInputGradientWebgpu);
  registerLabKernel("LabSparseWeightGradient", "cpu", sparseWeightGradientCpu);
  registerLabKernel("LabSparseWeightGradient", "wasm", sparseWeightGradientWasm);
  registerLabKernel("LabSparseWeightGradient", "webgpu", sparseWeightGradientWebgpu);
}
