import type { Prepared } from "./prepared";
import { dataSettings } from "./settings/data";
import type { RunSpec } from "./spec";

/** What a run reads of its spec to prepare its data; runs that agree in it share splits, samples and inputs. */
const preparedBy = [
  "dataset",
  "task",
  "model",
  "seed",
  ...(Object.keys(dataSettings) as (keyof typeof dataSettings)[]),
] as const;

/** Names everything that determines the prepared data of a spec. */
export function preparedKey(spec: RunSpec): string {
  return JSON.stringify(preparedBy.map((id) => spec[id]));
}

/** The data of the last run made ready for training: runs on the same data and seed follow one another in a sweep. */
export interface PreparedCache {
  /** Returns what was kept under this key; anything else is forgotten, so that never two are held while one is made. */
  take(key: string): Prepared | undefined;
  keep(key: string, prepared: Prepared): void;
}

/** Creates a cache that holds one prepared data set, however large. */
export function createPreparedCache(): PreparedCache {
  let held: { readonly key: string; readonly prepared: Prepared } | undefined;
  return {
    take: (key) => {
      if (held?.key !== key) held = undefined;
      return held?.prepared;
    },
    keep: (key, prepared) => {
      held = { key, prepared };
    },
  };
}
