import { summarize } from "../data/summary";
import { InputError } from "../lib/inputError";
import { startBackend } from "../ops/backend";
import { createEmbeddingCache } from "../train/embeddingCache";
import type { RunEvent, RunResult } from "../train/protocol";
import { runSpec } from "../train/session";
import { resolveSpec } from "../train/spec";
import { loadDataset } from "./load";
import type { RunCommand } from "./options";
import { writeJson } from "./output";

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}

/** Says a progress event in one line of standard error, overwritten in a terminal. */
function tellProgress(event: RunEvent): void {
  const line =
    event.type === "progress"
      ? `${event.stage}, ${percent(event.fraction)}${event.epoch > 0 ? `, epoch ${event.epoch}` : ""}`
      : event.type === "evaluated"
        ? `epoch ${event.epoch} (${event.stage}): test ${percent(event.test.accuracy)}, density ${percent(event.density)}`
        : undefined;
  if (!line) return;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
  else if (event.type === "evaluated") process.stderr.write(`${line}\n`);
}

function summaryLines(result: RunResult, device: string): string {
  const { rigl } = result.trainingFlops;
  const share = rigl / result.denseTrainingFlops.rigl;
  return [
    `test accuracy      ${percent(result.testAccuracy)} (model of epoch ${result.bestEpoch}, chosen by validation: ${percent(result.valAccuracy)})`,
    ...(result.testAuc === undefined ? [] : [`test ROC-AUC       ${result.testAuc.toFixed(3)}`]),
    ...(result.testSeenAccuracy === undefined ? [] : [`on seen pairs      ${percent(result.testSeenAccuracy)}`]),
    `kept weights       ${result.keptWeights} of ${result.maskableWeights} (density ${percent(result.density)})`,
    `training FLOPs     ${rigl.toExponential(3)} counted, ${percent(share)} of the dense net's over the same steps`,
    `training time      ${(result.trainMs / 1000).toFixed(2)} s measured on ${device}`,
  ].join("\n");
}

/**
 * Runs one training and prints or writes its outcome.
 *
 * @throws InputError for bad input, or where training came to no result.
 */
export async function runCommand(command: RunCommand): Promise<void> {
  const began = performance.now();
  const note = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
  const { data, labels, features, given } = command;
  const task = given.task ?? (features || labels ? "node" : undefined);
  const early = resolveSpec({ ...given, dataset: data, task, model: given.model ?? (features ? "gcn" : undefined) });
  const dataset = await loadDataset(command, note);
  const citation = dataset.form === "features";
  const spec = resolveSpec({
    ...given,
    dataset: data,
    task: given.task ?? (citation ? "node" : early.task),
    model: given.model ?? (citation ? "gcn" : early.model),
  });
  const summary = summarize(dataset);
  note(`${summary.name} (${summary.kind}): ${summary.nodes} nodes, ${summary.edges} edges`);
  const backend = await startBackend(command.backend);
  note(`${backend.device}. ${backend.reason}`);
  const events: RunEvent[] = [];
  for await (const event of runSpec({ spec, dataset, backend, cache: createEmbeddingCache() })) {
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
  else writeJson(command.json, { spec, backend, dataset: summary, result, events });
}
