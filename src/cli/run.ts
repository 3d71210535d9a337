import { summarize } from "../data/summary";
import { InputError } from "../lib/inputError";
import type { RunEvent, RunResult } from "../train/protocol";
import { type RunSpec, resolveSpec } from "../train/spec";
import { createWorkCache } from "../train/workCache";
import { loadDataset } from "./load";
import type { RunCommand } from "./options";
import { checkWritable, writeJson } from "./output";

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}

/** Returns what an event says on standard error, if anything. */
function lineOf(event: RunEvent): string | undefined {
  switch (event.type) {
    case "started":
      return event.plan.note;
    case "progress":
      return `${event.stage}, ${percent(event.fraction)}${event.epoch > 0 ? `, epoch ${event.epoch}` : ""}`;
    case "evaluated":
      return `epoch ${event.epoch} (${event.stage}): test ${percent(event.test.accuracy)}, density ${percent(event.density)}`;
    default:
      return undefined;
  }
}

/** Tells of an event; in a terminal, progress is one line that is written over. */
function tellProgress(event: RunEvent): void {
  const line = lineOf(event);
  if (!line) return;
  if (process.stderr.isTTY && event.type !== "started") process.stderr.write(`\r\x1b[K${line}`);
  else if (event.type !== "progress") process.stderr.write(`${line}\n`);
}

function summaryLines(result: RunResult, device: string): string {
  const { rigl } = result.trainingFlops;
  const share = rigl / result.denseTrainingFlops.rigl;
  return [
    `test accuracy      ${percent(result.testAccuracy)} (model of epoch ${result.bestEpoch}, chosen by validation: ${percent(result.valAccuracy)})`,
    ...(result.testAuc === undefined ? [] : [`test ROC-AUC       ${result.testAuc.toFixed(3)}`]),
    ...(result.testSeenAccuracy === undefined ? [] : [`on seen pairs      ${percent(result.testSeenAccuracy)}`]),
    `kept weights       ${result.keptWeights} of ${result.maskableWeights} (density ${percent(result.density)})`,
    ...(result.everActive === undefined
      ? []
      : [`ever active        ${percent(result.everActive)} of the weights, in some mask or other`]),
    `training FLOPs     ${rigl.toExponential(3)} counted, ${percent(share)} of the dense net's over the same steps`,
    `training time      ${(result.trainMs / 1000).toFixed(2)} s measured on ${device}`,
  ].join("\n");
}

/** Completes what was given: who names labels, features or a citation graph means to classify nodes. */
function completeSpec({ data, labels, given }: RunCommand, isStatic: boolean): RunSpec {
  const task = given.task ?? (isStatic || labels !== undefined ? "node" : undefined);
  const model = given.model ?? (isStatic && task === "node" ? "gcn" : undefined);
  return resolveSpec({ ...given, dataset: data, task, model });
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
  const dataset = await loadDataset(command, (sentence) => notes.push(sentence));
  const spec = completeSpec(command, dataset.form === "features");
  const summary = summarize(dataset);
  const note = notes.join(" ") || undefined;
  notes.push(`${summary.name} (${summary.kind}): ${summary.nodes} nodes, ${summary.edges} edges`);
  // TensorFlow.js takes a second to load: what is wrong with the input is said without it.
  const { startBackend } = await import("../ops/backend");
  const { runSpec } = await import("../train/session");
  const backend = await startBackend(command.backend);
  notes.push(`${backend.device}. ${backend.reason}`);
  const events: RunEvent[] = [];
  for await (const event of runSpec({ spec, dataset, backend, cache: createWorkCache() })) {
    for (const note of notes.splice(0)) process.stderr.write(`${note}\n`);
    if (event.type === "stepped") continue;
    tellProgress(event);
    if (event.type !== "progress") events.push(event);
  }
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  const last = events[events.length - 1];
  if (last.type === "failed") throw new InputError(last.message);
  if (last.type !== "finished") throw new Error("The run ended without a result.");
  const result = { ...last.result, wallMs: performance.now() - began };
  if (command.json === undefined) process.stdout.write(`${summaryLines(result, backend.device)}\n`);
  else writeJson(command.json, { spec, backend, dataset: { ...summary, note }, result, events });
}
