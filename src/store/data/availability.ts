import type { DatasetSummary } from "../../data/dataset";
import { formatBytes } from "../../lib/format";
import type { DataShelf, FetchProgress } from "../../train/data/messages";
import type { Words } from "../../words/words";
import type { DataChoice } from "./dataChoices";

/** A data set on its way here, refused on the way, or here for this visit. */
export type Fetch =
  | ({ readonly state: "going" } & FetchProgress)
  | { readonly state: "refused"; readonly message: string }
  | { readonly state: "here"; readonly summary: DatasetSummary; readonly note?: string };

/** Fetches of this visit, by the key of the data set. */
export type Fetches = Readonly<Record<string, Fetch>>;

/** Where a data set is, and where it is not, how to get it. */
export type Availability =
  | { readonly at: "hand"; readonly place: "built in" | "file" | "browser" | "host" | "visit"; readonly bytes?: number }
  | { readonly at: "looking" } // the worker has not said yet what is kept
  | { readonly at: "coming"; readonly fetch: Fetch & { readonly state: "going" } }
  | {
      readonly at: "elsewhere";
      readonly how: "download" | "bring" | "link";
      readonly message?: string; // why the last attempt failed
      readonly bytesHere: number; // of an unfinished download
    };

/** Tells where a data set is; `shelf` is undefined until the worker has looked. */
export function availabilityOf(
  { id: own, entry, link, cut }: DataChoice,
  shelf: DataShelf | undefined,
  fetches: Fetches,
): Availability {
  const id = cut?.whole ?? own;
  if (entry?.make) return { at: "hand", place: "built in" };
  if (!entry && !link) return { at: "hand", place: "file" };
  const kept = shelf?.kept.find((stored) => stored.id === id);
  const hosted = shelf?.hosted.find((stored) => stored.id === id);
  const fetch = Object.hasOwn(fetches, id) ? fetches[id] : undefined;
  if (kept?.complete) return { at: "hand", place: "browser", bytes: kept.bytes };
  // What is being written for later visits has been read.
  if (fetch?.state === "here" || (fetch?.state === "going" && fetch.stage === "keeping")) {
    return { at: "hand", place: "visit" };
  }
  if (hosted) return { at: "hand", place: "host", bytes: hosted.bytes };
  if (fetch?.state === "going") return { at: "coming", fetch };
  if (!shelf) return { at: "looking" };
  const how = link ? "link" : entry?.pinned ? "download" : "bring";
  return { at: "elsewhere", how, message: fetch?.message, bytesHere: kept?.bytes ?? 0 };
}

/** Says why a data set cannot be trained on yet; undefined where it can. */
export function unavailable({ label }: DataChoice, availability: Availability): string | undefined {
  switch (availability.at) {
    case "hand":
      return undefined;
    case "looking":
      return `Looking for ${label} in this browser …`;
    case "coming":
      return `${label} is on its way; Run waits for it.`;
    case "elsewhere":
      return `${label} is not at hand. ${ways[availability.how]}`;
    default:
      return availability satisfies never;
  }
}

const ways = {
  download: "Download it, or choose another data set.",
  bring: "Bring its file, or choose another data set.",
  link: "Try its address again, or choose another data set.",
} as const;

/** Writes how far a fetch has come: 3.1 MB of 6.4 MB, or 3.1 MB in 12 of 38 files. */
export function fetchedSoFar({ done, total, files }: FetchProgress, t: Words): string {
  const write = (bytes: number): string => t.of(formatBytes(bytes));
  if (files) return t`${write(done)} in ${files.done} of ${files.total} files`;
  return total > 0 ? t`${write(Math.min(done, total))} of ${write(total)}` : write(done);
}

/** Returns what share of a stage is done; undefined where its end is unknown. */
export function fetchedShare({ done, total, files }: FetchProgress): number | undefined {
  if (files) return files.done / files.total;
  return total > 0 ? Math.min(1, done / total) : undefined;
}

/** The groups of the data set menu, in order. */
export const dataGroups = {
  hand: "At hand",
  twins: "Synthetic twins, at hand",
  download: "Real, to download",
  bring: "Real, bring the file",
} as const;

/** Tells which group of the menu a data set stands in. */
export function groupOf(choice: DataChoice, availability: Availability): keyof typeof dataGroups {
  if (choice.kind === "synthetic twin") return "twins";
  // A link is what the person came with: it stands with what is at hand.
  if (availability.at === "hand" || choice.link) return "hand";
  return choice.entry?.pinned ? "download" : "bring";
}
