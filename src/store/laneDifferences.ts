import { formatShare } from "../lib/format";
import { type SettingId, settings } from "../train/settings";
import type { Setting } from "../train/settings/types";
import type { RunSpec } from "../train/spec";
import type { Words } from "../words/words";
import { applicableSettings } from "./applicable";

/** A setting in which lanes differ. */
export interface Difference {
  readonly id: SettingId;
  readonly values: readonly (RunSpec[SettingId] | undefined)[]; // of each lane; undefined where it has no effect there
}

/** Returns the settings in which lanes differ, of those that have an effect on more than one of them. */
export function laneDifferences(specs: readonly RunSpec[], form: "temporal" | "features"): readonly Difference[] {
  const applicable = specs.map((spec) => new Set(applicableSettings(spec, form)));
  return (Object.keys(settings) as SettingId[]).flatMap((id) => {
    const values = specs.map((spec, lane) => (applicable[lane].has(id) ? spec[id] : undefined));
    const known = values.filter((value) => value !== undefined);
    return known.length > 1 && new Set(known).size > 1 ? [{ id, values }] : [];
  });
}

/** Writes the value of a setting as its field shows it. */
export function settingValue(id: SettingId, value: RunSpec[SettingId], t: Words): string {
  const setting: Setting = settings[id];
  if (setting.kind === "switch") return value ? t`on` : t`off`;
  if (setting.kind === "choice") return t.of(setting.options[String(value)]);
  return id === "sparsity" ? formatShare(Number(value)) : String(value);
}

/** Says in what a lane differs from the first one, named by its letter; undefined where that is its method alone, as it should be. */
export function exceptSentence(
  first: RunSpec,
  spec: RunSpec,
  letter: string,
  form: "temporal" | "features",
  t: Words,
): string | undefined {
  const differing = laneDifferences([first, spec], form).map(({ id }) => lowered(t.of(settings[id].label)));
  if (first.method === spec.method && differing.length === 0) return t`Same as ${letter} in everything`;
  if (differing.length === 0) return undefined;
  const parts = first.method === spec.method ? differing : [t`method`, ...differing];
  return t`Same as ${letter} except ${parts.join(t`, `)}`;
}

/** Writes the first letter small, as within a sentence, except where it is a name or a symbol. */
function lowered(label: string): string {
  if (/^(Nesterov |.[^\p{Ll}])/u.test(label)) return label;
  return label.charAt(0).toLowerCase() + label.slice(1);
}
