import type { DatasetSummary } from "../../src/data/dataset";
import { findDataset } from "../../src/data/registry";
import { formatCount } from "../../src/lib/format";
import { algorithms } from "../../src/sparse/algorithms";
import { startOf } from "../../src/sweep/record";
import type { SweepFile } from "../../src/sweep/types";
import { methodName } from "../../src/sweep/verdictSentence";
import type { RunEvent } from "../../src/train/protocol";
import { type SettingId, settings } from "../../src/train/settings";
import type { Setting } from "../../src/train/settings/types";

type Started = Extract<RunEvent, { type: "started" }>;

/** Returns how the runs of a data set began, in the order of the records. */
export function startsOf({ records }: SweepFile, dataset: string): readonly Started[] {
  return records.flatMap((record) => startOf(record) ?? []).filter(({ spec }) => spec.dataset === dataset);
}

function countsOf(summary: DatasetSummary): string {
  const { nodes, edges, distinctPairs, selfLoops, timeStamps, labelled, classes, featureCount } = summary;
  const known: readonly (readonly [number | undefined, string])[] = [
    [nodes, "nodes"],
    [edges, timeStamps === undefined ? "edges" : "temporal edges"],
    [distinctPairs, "distinct pairs"],
    [selfLoops || undefined, "self-loops"],
    [timeStamps, "time stamps"],
    [featureCount, "features"],
    [labelled, "labelled nodes"],
    [classes, "classes"],
  ];
  return known.flatMap(([count, word]) => (count === undefined ? [] : [`${formatCount(count)} ${word}`])).join(", ");
}

/** Says what a data set is: kind, counts, citation, licence, samples. */
export function dataLines(id: string, starts: readonly Started[]): string[] {
  const entry = findDataset(id);
  const [start] = starts;
  if (!start) return [`Nothing of ${id} has run yet.`];
  const { dataset, plan } = start;
  const { train, val, test } = plan.samples;
  const unit = start.spec.task === "link" ? "pairs, half of them edges and half not" : "nodes";
  return [
    `- Data: ${dataset.kind}; ${countsOf(dataset)}.`,
    ...(entry?.citation ? [`- Citation: ${entry.citation.replace(/\.$/, "")}.`] : []),
    ...("licence" in (entry ?? {}) && entry?.licence ? [`- Licence: ${entry.licence.replace(/\.$/, "")}.`] : []),
    `- Samples: ${formatCount(train)} for training, ${formatCount(val)} for validation, ${formatCount(test)} for the test (${unit}).`,
    ...(dataset.note ? [`- Reading: ${dataset.note}`] : []),
    ...(plan.note ? [`- Note: ${plan.note}`] : []),
    ...(dataset.kind === "synthetic twin"
      ? ["- **This is a synthetic twin: its accuracies say nothing of the original.**"]
      : []),
  ];
}

function valueText(id: SettingId, value: unknown): string {
  const setting: Setting = settings[id];
  if (setting.kind === "choice") return setting.options[String(value)];
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

/** Settings that say nothing of how a net is trained, or that a sweep varies. */
const unsaid: ReadonlySet<string> = new Set(["sparsity", "seed", "recipe"]);

/** Says how the nets were trained: phases of each method, settings that all share, and those that differ. */
export function settingLines(starts: readonly Started[]): string[] {
  const methods = [...new Map(starts.map((start) => [start.spec.method, start])).values()];
  if (methods.length === 0) return [];
  const phases = methods.map(({ spec, plan }) => {
    const parts = plan.phases.map(({ name, epochs }) => `${epochs} ${epochs === 1 ? "epoch" : "epochs"} of ${name}`);
    return `- ${methodName(spec.method)}: ${parts.join(", ")}; ${formatCount(plan.stepsPerEpoch)} steps an epoch.`;
  });
  const ids = (Object.keys(settings) as SettingId[]).filter((id) => !unsaid.has(id) && !id.endsWith("pochs"));
  const [first] = methods;
  const line = (id: SettingId): string => {
    const values = new Map(methods.map(({ spec }) => [spec.method, valueText(id, spec[id])]));
    const different = new Set(values.values()).size > 1;
    const text = different
      ? [...values].map(([method, value]) => `${method} ${value}`).join(", ")
      : values.get(first.spec.method);
    return `${settings[id].label}: ${text}`;
  };
  const used = new Set<string>(methods.flatMap(({ spec }) => [...algorithms[spec.method].uses]));
  const fits = (id: SettingId): boolean => {
    const { task, model, group }: Setting = settings[id];
    if (group === "method" && !used.has(id)) return false;
    return (
      (task === undefined || task === first.spec.task) && (model === undefined || model.includes(first.spec.model))
    );
  };
  return [...phases, "", `${ids.filter(fits).map(line).join("; ")}.`];
}
