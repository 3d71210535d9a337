import { methodName } from "../sweep/verdictSentence";
import type { RunIdentity } from "../train/protocol";
import { startsDense } from "../train/settings/inForce";
import type { Words } from "../words/words";
import { laneLetter } from "./laneLetter";
import type { Run } from "./run";

/** What lanes should start from alike, and whether they do. */
export interface SharedStart {
  readonly part: keyof RunIdentity;
  readonly label: string;
  readonly fingerprints: readonly string[]; // of each lane
  readonly same: boolean;
  readonly why?: string; // where they differ and the reason is known
}

/** The proof that lanes differ in nothing but their methods, or in what else they do. */
export interface SharedStarts {
  readonly parts: readonly SharedStart[];
  readonly sentence: string;
}

/** Compares what the lanes of a run start from; undefined as long as not all of them have told. */
export function sharedStarts(runs: readonly Run[], t: Words): SharedStarts | undefined {
  const identities = runs.flatMap(({ identity }) => identity ?? []);
  if (runs.length < 2 || identities.length < runs.length) return undefined;
  const graph = runs[0].dataset?.form === "features";
  const labels: Readonly<Record<keyof RunIdentity, string>> = {
    inputs: graph ? t`graph and features` : t`embedding`,
    split: t`split`,
    weights: t`initial weights`,
    batches: t`batches`,
  };
  const parts = (Object.keys(labels) as (keyof RunIdentity)[]).map((part): SharedStart => {
    const fingerprints = identities.map((identity) => identity[part]);
    const same = new Set(fingerprints).size === 1;
    return { part, label: labels[part], fingerprints, same, why: same ? undefined : reason(part, runs, t) };
  });
  const differing = parts.filter(({ same }) => !same);
  const written = differing.map(({ label, why }) => (why === undefined ? label : t`${label} (${why})`)).join(t`, `);
  const sentence =
    differing.length === 0
      ? t`All lanes start from the same ${labels.inputs}, split, initial weights and batches: they differ in nothing but what each is set to.`
      : t`The lanes do not start from the same ${written}; in everything else they do.`;
  return { parts, sentence };
}

function reason(part: keyof RunIdentity, runs: readonly Run[], t: Words): string | undefined {
  const named = (lane: number): string => t`${laneLetter(lane)}, ${t.of(methodName(runs[lane].spec.method))}`;
  if (part === "weights") {
    const narrow = runs.findIndex(({ spec }) => spec.method === "small-dense");
    if (narrow >= 0) return t`${named(narrow)} trains a narrower net`;
    const dense = runs.findIndex(({ spec }) => startsDense(spec));
    if (dense >= 0) return t`${named(dense)} starts from a trained dense net`;
  }
  if (part === "batches") {
    const sizes = [...new Set(runs.map(({ spec }) => spec.batchSize))];
    if (sizes.length > 1) return t`of ${sizes.join(t` and `)} samples`;
  }
  return undefined;
}
