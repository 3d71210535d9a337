import { models } from "../../models/registry";
import { methodName } from "../../sweep/verdictSentence";
import { type SettingId, settings } from "../../train/settings";
import type { Words } from "../../words/words";
import { applicableSettings } from "../applicable";
import { settingValue } from "../laneDifferences";
import type { HistoryEntry, KeptRun } from "./entry";

/** A column of the table: something in which the runs on it differ. */
export interface HistoryColumn {
  readonly id: string;
  readonly label: string;
  /** Writes what a run has there; undefined where it has nothing of the kind. */
  value(run: KeptRun, entry: HistoryEntry): string | undefined;
}

/** Returns the columns in which the runs of a table differ, data set first, then every setting that has an effect. */
export function differingColumns(entries: readonly HistoryEntry[], t: Words): readonly HistoryColumn[] {
  const all: readonly HistoryColumn[] = [
    { id: "dataset", label: t`Data set`, value: (_, { dataset }) => t.of(dataset.name) },
    { id: "model", label: t`Model`, value: ({ spec }) => t.of(models[spec.model].label) },
    { id: "method", label: t`Method`, value: ({ spec }) => t.of(methodName(spec.method)) },
    ...(Object.keys(settings) as SettingId[]).map(
      (id): HistoryColumn => ({
        id,
        label: t.of(settings[id].label),
        value: ({ spec }, { dataset }) =>
          applicableSettings(spec, dataset.form).includes(id) ? settingValue(id, spec[id], t) : undefined,
      }),
    ),
    { id: "backend", label: t`Engine`, value: (_, { backend }) => backend.id },
  ];
  return all.filter(({ id, value }) => {
    const values = new Set(entries.flatMap((entry) => entry.runs.map((run) => value(run, entry))));
    // What not every run has is worth a column only where those that have it differ.
    values.delete(undefined);
    return id === "method" || values.size > 1;
  });
}
