import type { TensorInfo } from "@tensorflow/tfjs";
import { threads } from "../fnn/gpu/plan";
import type { GpuProgram } from "../fnn/gpu/program";
import { mostRecords, recordCount, recordWords, writeFollowing } from "../fnn/gpu/records";
import { type BoundShader, bindShader, gpuBuffer, queueBound, submitQueued } from "../webgpu/boundShader";
import type { WebGpuBackend } from "../webgpu/webgpuBackend";
import type { FnnEvaluateCall, FnnRecords, FnnRefreshCall, FnnTensors, FnnTrainCall } from "./fnnCall";

/** A net's shaders with its tensors bound, each when it is first used. */
interface BoundSteps {
  readonly kept: GPUBuffer; // the one tensor that may be replaced by a larger one
  tiled?: { readonly pass: BoundShader; readonly update: BoundShader };
  loop?: BoundShader;
}

const slotBytes = 4 * recordWords;
const bound = new WeakMap<GpuProgram, BoundSteps>();

/** LabFnnTrain on a GPU: two dispatches a step, or one for all. */
export function fnnTrainWebgpu({ backend, inputs, attrs }: FnnTrainCall<WebGpuBackend>): [] {
  const { program, steps } = attrs;
  const { plan, mostGroups } = program;
  const known = boundSteps(backend, program, inputs);
  if (program.way === "looped" && program.loop !== undefined) {
    known.loop ??= bindLoop(backend, program.loop, inputs, attrs.records);
    writeFollowing(attrs.words, 0, steps);
    sendRecords(backend, attrs, steps);
    queueBound(backend, known.loop, 1);
  } else {
    const { pass, update } = (known.tiled ??= bindTiled(backend, program, inputs, attrs.records));
    sendRecords(backend, attrs, steps);
    for (let slot = 0; slot < steps; slot++) {
      const tiles = Math.ceil(recordCount(attrs.words, slot) / program.pass.samples);
      queueBound(backend, pass, Math.min(tiles, mostGroups), slot * slotBytes);
      queueBound(backend, update, Math.min(plan.tileCount + 1, mostGroups), slot * slotBytes);
    }
  }
  submitQueued(backend);
  return [];
}

/** LabFnnRefresh on a GPU. */
export function fnnRefreshWebgpu({ backend, inputs, attrs }: FnnRefreshCall<WebGpuBackend>): [] {
  const { state, transposed, limits } = inputs;
  const { refresh, plan } = attrs.program;
  const shader = bindShader(backend, refresh, { writes: [state, transposed], reads: [limits] });
  queueBound(backend, shader, Math.ceil(plan.parameterCount / threads));
  submitQueued(backend);
  return [];
}

/** LabFnnEvaluate on a GPU. */
export function fnnEvaluateWebgpu({ backend, inputs, attrs }: FnnEvaluateCall<WebGpuBackend>): TensorInfo {
  const { state, table, samples } = inputs;
  const { program, words, records, outputs } = attrs;
  const count = recordCount(words, 0);
  const logits = backend.makeTensorInfo([count, outputs], "float32");
  const stepped = { buffer: records, size: slotBytes };
  const shader = bindShader(backend, program.evaluation.code, {
    stepped,
    writes: [logits],
    reads: [state, table, samples],
  });
  sendRecords(backend, attrs, 1);
  const tiles = Math.ceil(count / program.evaluation.samples);
  queueBound(backend, shader, Math.min(tiles, program.mostGroups));
  submitQueued(backend);
  return logits;
}

/** Replaces the first records on the device, behind all that uses those before. */
function sendRecords(backend: WebGpuBackend, { words, records }: FnnRecords, count: number): void {
  submitQueued(backend);
  backend.queue.writeBuffer(records, 0, words as Int32Array<ArrayBuffer>, 0, count * recordWords);
}

/** Returns what is bound of a net, nothing where it has new room for its batches. */
function boundSteps(backend: WebGpuBackend, program: GpuProgram, tensors: FnnTensors): BoundSteps {
  const kept = gpuBuffer(backend, tensors.kept);
  let known = bound.get(program);
  if (known?.kept !== kept) bound.set(program, (known = { kept }));
  return known;
}

function bindTiled(
  backend: WebGpuBackend,
  { pass, update }: GpuProgram,
  tensors: FnnTensors,
  records: GPUBuffer,
): BoundSteps["tiled"] & {} {
  const { state, transposed, limits, table, samples, order, kept } = tensors;
  const stepped = { buffer: records, size: slotBytes };
  const passReads = [state, table, samples, order, transposed];
  return {
    pass: bindShader(backend, pass.code, { stepped, writes: [kept], reads: passReads }),
    update: bindShader(backend, update, { stepped, writes: [state, transposed], reads: [kept, limits] }),
  };
}

function bindLoop(backend: WebGpuBackend, code: string, tensors: FnnTensors, records: GPUBuffer): BoundShader {
  const { state, transposed, limits, table, samples, order, kept } = tensors;
  return bindShader(backend, code, {
    stepped: { buffer: records, size: mostRecords * slotBytes },
    writes: [kept, state, transposed],
    reads: [table, samples, order, limits],
  });
}
