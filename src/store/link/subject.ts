import { cutKey, splitKey } from "../../data/cutKey";
import { datasets, findDataset } from "../../data/registry";
import { type ModelId, models } from "../../models/registry";
import type { TaskId } from "../../train/spec";
import { type DataLink, linkTo } from "../data/dataLink";
import { possibleModels } from "../form";
import { firstSetup, type Setup } from "../setup";
import { type Report, shown, type Wishes } from "./wishes";

/** A file that a link cannot carry and whoever opens the link must bring. */
export interface WantedFile {
  readonly name: string;
  readonly edges?: number; // of the lecture cut that was taken of it
  readonly task?: TaskId;
  readonly model?: ModelId;
}

/** What is trained on, for what and with which model. */
export interface Subject extends Pick<Setup, "dataset" | "task" | "model"> {
  readonly dataLink?: DataLink; // of a data set at an address
  readonly file?: WantedFile; // that the data set stands in for
}

/** Longest name of a file that a link carries. */
const longestName = 120;

const tasks: readonly TaskId[] = ["link", "node"];

function readTask(wishes: Wishes, report: Report): TaskId | undefined {
  const asked = wishes.get("task");
  const task = tasks.find((one) => one === asked);
  if (asked !== undefined && !task) {
    report(`There is no task “${shown(asked)}”; choose one of ${tasks.join(", ")}.`, "The data set's own is used.");
  }
  return task;
}

function readModel(wishes: Wishes, report: Report): ModelId | undefined {
  const asked = wishes.get("model");
  if (asked === undefined) return undefined;
  if (Object.hasOwn(models, asked)) return asked as ModelId;
  const known = Object.keys(models).join(", ");
  report(`There is no model “${shown(asked)}”; choose one of ${known}.`, "The one that suits the data set is used.");
  return undefined;
}

function readData(asked: string, base: string | undefined, report: Report): Pick<Subject, "dataset" | "dataLink"> {
  // What stands behind # never goes to a host; left where it is, it would hide the size of a cut before it.
  const { whole, edges } = splitKey(asked.replace(/#.*$/s, ""));
  const entry = findDataset(whole);
  const instead = `${datasets[firstSetup.dataset as keyof typeof datasets].label} is used.`;
  if (entry) {
    if (edges === undefined) return { dataset: whole };
    if (entry.form === "temporal") return { dataset: cutKey(whole, edges) };
    report(`${entry.label} has no lecture cuts: it has no times.`, "The whole is used.");
    return { dataset: whole };
  }
  // The names of data sets have none of these signs, addresses have.
  if (!/[./:]/.test(whole)) {
    const known = Object.keys(datasets).join(", ");
    report(`There is no data set “${shown(asked)}”; choose one of ${known}, or give an address.`, instead);
    return { dataset: firstSetup.dataset };
  }
  const { link, refused } = linkTo(whole, base);
  if (link) return { dataset: edges === undefined ? link.key : cutKey(link.key, edges), dataLink: link };
  report(`The link asks for the data “${shown(asked, 80)}”, ${refused}`, instead);
  return { dataset: firstSetup.dataset };
}

/** Reads data set, task and model of a link; whatever does not go together is reported and gives way to the data set. */
export function readSubject(wishes: Wishes, base: string | undefined, report: Report): Subject {
  const askedTask = readTask(wishes, report);
  const askedModel = readModel(wishes, report);
  const name = wishes.get("file");
  if (name !== undefined) {
    const { whole, edges } = splitKey(name);
    const { dataset, task, model } = firstSetup;
    return {
      dataset,
      task,
      model,
      file: { name: shown(whole, longestName), edges, task: askedTask, model: askedModel },
    };
  }
  const asked = wishes.get("data");
  const data = !asked ? { dataset: firstSetup.dataset } : readData(asked, base, report);
  const entry = findDataset(splitKey(data.dataset).whole);
  const possibleTasks: readonly TaskId[] = entry?.tasks ?? tasks;
  if (askedTask && !possibleTasks.includes(askedTask)) {
    report(`${entry?.label} cannot be used for the task ${askedTask}.`, `The task ${possibleTasks[0]} is used.`);
  }
  // Of a data set at an address only the link can tell what is in it.
  const ofModel: TaskId | undefined = entry || !askedModel ? undefined : models[askedModel].tasks[0];
  const task = possibleTasks.find((one) => one === askedTask) ?? ofModel ?? possibleTasks[0];
  const possible = entry
    ? possibleModels(task, entry.form)
    : (Object.keys(models) as ModelId[]).filter((id) => (models[id].tasks as readonly TaskId[]).includes(task));
  const model = possible.find((one) => one === askedModel) ?? possible[0];
  if (askedModel && askedModel !== model) {
    const what = `The model ${askedModel} cannot be trained for the task ${task} on ${entry?.label ?? data.dataLink?.label}.`;
    report(what, `The model ${model} is used.`);
  }
  const { dataLink } = data;
  return { ...data, task, model, ...(dataLink && askedTask && { dataLink: { ...dataLink, told: true } }) };
}

/** Writes what `readSubject` reads, without what follows from the data set. */
export function writeSubject(
  { dataset, task, model }: Setup,
  file?: WantedFile,
): readonly (readonly [string, string])[] {
  const entry = file ? undefined : findDataset(splitKey(dataset).whole);
  // What is in a file or at an address only the link can tell.
  const ownTask = entry?.tasks[0];
  const ownModel = entry && possibleModels(task, entry.form)[0];
  const data = file
    ? (["file", file.edges === undefined ? file.name : cutKey(file.name, file.edges)] as const)
    : (["data", dataset] as const);
  const asked = file ?? { task, model };
  return [
    data,
    ...(asked.task !== undefined && asked.task !== ownTask ? [["task", asked.task] as const] : []),
    ...(asked.model !== undefined && asked.model !== ownModel ? [["model", asked.model] as const] : []),
  ];
}
