import { InputError } from "../lib/inputError";
import { recognise } from "./counts";
import type { Dataset } from "./dataset";
import type { DatasetEntry, PinnedFile } from "./datasets/types";
import { dropImplausible } from "./implausible";
import type { PreparedOrigin } from "./prepared/write";

/** Returns the official file of a data set; undefined where its address is a page about it, or there is none. */
export function officialFile({ official, officialFile: name }: DatasetEntry): PinnedFile | undefined {
  if (!official) return undefined;
  const last = new URL(official).pathname.split("/").at(-1) ?? "";
  const file = name ?? (/\.(gz|zip|npz)$/.test(last) ? last : undefined);
  return file === undefined ? undefined : { name: file, url: official };
}

/** A data set that passed for one of the registry, and what its prepared file is to say of it. */
export interface Certified {
  readonly dataset: Dataset;
  readonly origin: PreparedOrigin;
}

/**
 * Holds a data set against the registry entry that it is to be, leaving out impossible dates first.
 *
 * Throws InputError with every count that differs: this is another data set, or not all of it.
 */
export function certify(given: Dataset, id: string, entry: DatasetEntry): Certified {
  const { plausibleTimes, label, citation, licence, form } = entry;
  if (given.form !== form) {
    const words = { temporal: "a temporal graph", features: "a graph with features" };
    throw new InputError(`${given.name} is ${words[given.form]}; ${label} is ${words[form]}.`);
  }
  const dataset = plausibleTimes && given.form === "temporal" ? dropImplausible(given, plausibleTimes) : given;
  const recognised = recognise(dataset, entry);
  if (recognised.kind === undefined) {
    const labelled = entry.counts?.labelled;
    const labels = given.form === "temporal" && !given.graph.labels && labelled !== undefined;
    const missing = labels ? " Its node labels come in a file of their own: give that one as well." : "";
    throw new InputError(
      `${given.name} is not ${label}, or not all of it: it has ${recognised.differences.join(" and ")}. Nothing was kept.${missing}`,
    );
  }
  return { dataset, origin: { dataset: id, name: label, kind: recognised.kind, citation, licence } };
}
