import type { ModelId } from "../models/registry";
import { algorithms, type MethodId } from "../sparse/algorithms";
import type { Method } from "../sparse/types";
import { trainingSettings } from "./settings/training";
import { type RunSpec, resolveSpec, type Settings, type TaskId } from "./spec";

/** One way in which the published code treats its methods unequally; a comparison may turn it on to see what it does. */
export interface Quirk {
  readonly label: string; // as shown beside a switch
  readonly help: string; // what the released code does, and whom it favours
  readonly task?: TaskId; // only this task has it
  readonly model?: ModelId; // only this model has it
  readonly family?: Method["family"]; // only methods of this family change their settings
}

/** The quirks of the released code in the order of the switches; none is on in a fair comparison. arXiv:2209.04766 */
export const quirks = {
  ownSchedule: {
    label: "Each family has its own optimizer",
    help: "On links, train-and-prune and sparse training get different optimizers and learning rates, so that a gap between them may be the optimizer's.",
    task: "link",
  },
  largerBatch: {
    label: "Larger batch for train-and-prune",
    help: "On nodes, train-and-prune takes four times the batch of sparse training, so a quarter of the optimizer steps.",
    task: "node",
    model: "fnn",
    family: "train-and-prune",
  },
  sgdRetraining: {
    label: "Retraining by SGD",
    help: "On nodes, the masked retraining of train-and-prune uses SGD at 0.005 instead of Adam, and hardly moves the weights.",
    task: "node",
    model: "fnn",
    family: "train-and-prune",
  },
  testDropout: {
    label: "Dropout stays on in tests",
    help: "On nodes, train-and-prune is evaluated with dropout on, which costs it accuracy that sparse training keeps.",
    task: "node",
    model: "fnn",
    family: "train-and-prune",
  },
  denseStart: {
    label: "Sparse training starts from a dense net",
    help: "On links, sparse training starts from a trained dense net whose training FLOPs are left out of the count.",
    task: "link",
    family: "sparse training",
  },
  chosenByTest: {
    label: "Models chosen by test accuracy",
    help: "The epoch that is reported is the best one on the test data, which flatters whatever fluctuates most.",
  },
  leakyWalks: {
    label: "Walks see the test edges",
    help: "On links, the walks behind the embeddings run over the whole graph, edges to be predicted included.",
    task: "link",
  },
} as const satisfies Record<string, Quirk>;

/** The name of a quirk in files, links and on the command line. */
export type QuirkId = keyof typeof quirks;

/** Tells whether a quirk is one of a task; with model and method, whether it changes their runs. */
export function appliesTo(
  id: QuirkId,
  { task, model, method }: { readonly task: TaskId; readonly model?: ModelId; readonly method?: MethodId },
): boolean {
  const quirk: Quirk = quirks[id];
  if (quirk.task !== undefined && quirk.task !== task) return false;
  if (quirk.model !== undefined && model !== undefined && quirk.model !== model) return false;
  return quirk.family === undefined || method === undefined || quirk.family === algorithms[method].family;
}

/** One run of a comparison, and what the comparison asks of it. */
export interface ComparedRun extends Pick<RunSpec, "task" | "model" | "method"> {
  readonly comparison: "fair" | "as released";
  readonly quirks: readonly QuirkId[]; // that are on; none counts where the comparison is fair
  readonly dataset?: string; // a registry id brings defaults of its own
  readonly settings?: Partial<Settings>; // given for every run of the comparison
}

/** How many times the batch of sparse training train-and-prune takes on nodes: 512 against 128. arXiv:2209.04766 */
const batchRatio = 4;

/**
 * Returns the settings that make a run part of a comparison, to lay over its defaults and the settings given for all.
 *
 * Fair is one optimizer, batch and evaluation for every method, and models chosen by validation; each quirk changes only
 * what its help says, and only where it applies.
 */
export function comparisonSettings({ comparison, quirks: on, settings, ...choice }: ComparedRun): Partial<Settings> {
  const has = (id: QuirkId): boolean => comparison === "as released" && on.includes(id) && appliesTo(id, choice);
  const shared: Partial<Settings> = {
    recipe: has("ownSchedule") ? "paper" : "same",
    sgdRetraining: has("sgdRetraining"),
    testDropout: has("testDropout"),
    denseStart: has("denseStart"),
    chosenByTest: has("chosenByTest"),
    ...(choice.task === "link" && { walkScope: has("leakyWalks") ? "whole-graph" : "before-cut" }),
  };
  if (!has("largerBatch")) return shared;
  const { batchSize } = resolveSpec({ ...settings, ...shared, ...choice });
  return { ...shared, batchSize: Math.min(batchRatio * batchSize, trainingSettings.batchSize.max) };
}
