import { summarize } from "../data/summary";
import { formatBytes } from "../lib/format";
import { InputError } from "../lib/inputError";
import { version as release } from "../lib/version";
import { recordEvents } from "../record/recordEvents";
import { emptyLane, recordingFormat } from "../record/recording";
import type { RunEvent, RunMemory, RunResult } from "../train/protocol";
import { type RunSpec, resolveSpec } from "../train/spec";
import { createWorkCache } from "../train/workCache";
import { loadDataset } from "./load";
import type { RunCommand } from "./options";
import { checkWritable, writeJson } from "./output";
import { createProgressLine, estimateLeft, type ProgressLine, percent } from "./progressLine";

/** Tells on standard error of an event that has something to say. */
function tellEvent(event: RunEvent, line: ProgressLine): void {
  if (event.type === "started" && event.plan.note) line.write(event.plan.note);
  if (event.type === "progress") {
    const stage = event.epoch > 0 ? `${event.stage}, epoch ${event.epoch}` : event.stage;
    line.show(stage, event.fraction, event.secondsLeft);
  }
  if (event.type === "evaluated") {
    const { epoch, stage, test, density } = event;
    line.pass(`epoch ${epoch} (${stage}): test ${percent(test.accuracy)}, density ${percent(density)}`);
  }
  if (event.type === "kernelsMeasured") line.pass(kernelLine(event));
}

/** Says by which way the net is trained from here on, and what was measured. */
function kernelLine({ kernels, density, denseMs, sparseMs }: RunEvent & { type: "kernelsMeasured" }): string {
  const way = kernels === "sparse" ? "connections alone" : "whole matrices under masks";
  const times = `${sparseMs.toFixed(1)} ms on connections, ${denseMs.toFixed(1)} ms on matrices`;
  return `at density ${percent(density)} a step took ${times}: training goes on with ${way}`;
}

function summaryLines(result: RunResult, device: string, memory: RunMemory | undefined): string {
  const { rigl } = result.trainingFlops;
  const share = rigl / result.denseTrainingFlops.rigl;
  const choice =
    result.chosenBy === "test" ? "chosen by test, as in the released code; validation" : "chosen by validation";
  return [
    `test accuracy      ${percent(result.testAccuracy)} (model of epoch ${result.bestEpoch}, ${choice}: ${percent(result.valAccuracy)})`,
    ...(result.testAuc === undefined ? [] : [`test ROC-AUC       ${result.testAuc.toFixed(3)}`]),
    ...(result.testSeenAccuracy === undefined ? [] : [`on seen pairs      ${percent(result.testSeenAccuracy)}`]),
    `kept weights       ${result.keptWeights} of ${result.maskableWeights} (density ${percent(result.density)})`,
    ...(result.everActive === undefined
      ? []
      : [`ever active        ${percent(result.everActive)} of the weights, in some mask or other`]),
    ...(memory === undefined
      ? []
      : [
          `memory             ${formatBytes(memory.used)} for the net, ${formatBytes(1024 * process.resourceUsage().maxRSS)} at most for all; the dense net would need ${formatBytes(memory.dense)}`,
        ]),
    `training FLOPs     ${rigl.toExponential(3)} counted, ${percent(share)} of the dense net's over the same steps`,
    ...(result.uncountedFlops === undefined
      ? []
      : [
          `left out           ${result.uncountedFlops.rigl.toExponential(3)} FLOPs of the dense net that the run started from`,
        ]),
    `training time      ${(result.trainMs / 1000).toFixed(2)} s measured on ${device}`,
  ].join("\n");
}

/** Completes what was given: who names labels, features or a citation graph means to classify nodes. */
function completeSpec({ data, labels, given }: RunCommand, isStatic: boolean, id = data): RunSpec {
  const task = given.task ?? (isStatic || labels !== undefined ? "node" : undefined);
  const model = given.model ?? (isStatic && task === "node" ? "gcn" : undefined);
  return resolveSpec({ ...given, dataset: id, task, model });
}

/**
 * Runs one training and prints or writes its outcome.
 *
 * @throws InputError for bad input, or where training came to no result.
 */
export async function runCommand(command: RunCommand): Promise<void> {
  const began = performance.now();
  if (command.json !== undefined) checkWritable(command.json);
  completeSpec(command, command.features !== undefined); // a slip in an option shows before a large file is read
  // Told once the run goes: what is wrong before that is the only line on standard error.
  const notes: string[] = [];
  const progress = createProgressLine();
  const dataset = await loadDataset(
    command,
    (sentence) => notes.push(sentence),
    ({ done, total }) => {
      const fraction = total > 0 ? done / total : 0;
      progress.show("reading", fraction, estimateLeft(performance.now() - began, fraction));
    },
  ).finally(progress.clear);
  // A prepared file that is what it says brings the defaults of its data set.
  const id = dataset.kind === "file" ? undefined : dataset.id;
  const spec = completeSpec(command, dataset.form === "features", id);
  const summary = summarize(dataset);
  const note = notes.join(" ") || undefined;
  // A twin's name says already what it is.
  const kind = summary.name.endsWith(`(${summary.kind})`) ? "" : ` (${summary.kind})`;
  notes.push(`${summary.name}${kind}: ${summary.nodes} nodes, ${summary.edges} edges`);
  // TensorFlow.js takes a second to load: what is wrong with the input is said without it.
  const { startBackend } = await import("../ops/backend");
  const { runSpec } = await import("../train/session");
  const backend = await startBackend(command.backend, command.threads);
  notes.push(`${backend.device}${backend.threads ? `, ${backend.threads} threads` : ""}. ${backend.reason}`);
  let lane = emptyLane(spec);
  for await (const event of runSpec({ spec, dataset, backend, cache: createWorkCache() })) {
    for (const note of notes.splice(0)) progress.write(note);
    if (event.type === "stepped") continue;
    tellEvent(event, progress);
    lane = recordEvents(lane, [event]);
  }
  progress.clear();
  const started = lane.events.find(({ type }) => type === "started");
  const last = lane.events.at(-1);
  if (last?.type === "failed") throw new InputError(last.message);
  if (last?.type !== "finished") throw new Error("The run ended without a result.");
  const memory = started?.type === "started" ? started.plan.memory : undefined;
  const result = { ...last.result, wallMs: performance.now() - began };
  const device = started?.type === "started" ? started.backend.device : backend.device;
  if (command.json === undefined)
    process.stdout.write(`${summaryLines(result, device, memory)}
`);
  else {
    const file = { format: recordingFormat, version: 1, made: new Date().toISOString(), release };
    writeJson(command.json, { ...file, ...lane, backend, dataset: { ...summary, note }, result });
  }
}
