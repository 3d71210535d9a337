import type { DatasetSummary } from "../../data/dataset";

/** A file that a person chose, with its optional second file of node labels. */
export interface ChosenFile {
  readonly edges: File;
  readonly labels?: File;
}

/** A data set in its prepared form, or an unfinished download of one, and its size. */
export interface StoredData {
  readonly id: string; // of the registry
  readonly bytes: number;
  readonly complete: boolean; // false: a download that can go on
}

/** What is at hand without asking another host. */
export interface DataShelf {
  readonly kept: readonly StoredData[]; // in this browser
  readonly hosted: readonly StoredData[]; // beside the page, on its own host
  readonly lasting: boolean; // false where the browser keeps nothing beyond this visit
}

/** What the worker is doing to get a data set. */
export type FetchStage = "downloading" | "reading" | "keeping";

/** How far the worker is in getting a data set. */
export interface FetchProgress {
  readonly stage: FetchStage;
  readonly done: number; // bytes
  readonly total: number; // 0 = unknown
  readonly files?: { readonly done: number; readonly total: number }; // of a download in several files of unknown size
  readonly secondsLeft?: number;
}

/** What the page asks of the worker's data sets; `key` names a data set, a registry id or the page's own. */
export type DataRequest =
  | { readonly type: "look"; readonly base: string } // at what is kept here and beside the page; `shelf` answers
  | {
      readonly type: "open"; // parse and keep as data set `key`
      readonly id: number;
      readonly files: ChosenFile;
      readonly key: string;
      readonly cut?: number; // edges of the lecture cut to keep instead of the whole
    }
  | { readonly type: "close"; readonly key: string } // forget a data set that was opened and is not wanted; stops its reading
  | { readonly type: "cut"; readonly id: number; readonly key: string; readonly edges: number } // an open data set gives way to a lecture cut of it; `opened` answers
  | { readonly type: "download"; readonly key: string } // the pinned copy of a registry entry
  | { readonly type: "link"; readonly key: string } // a prepared data set from the address `key`
  | { readonly type: "cancel"; readonly key: string } // a download or link; what has come stays for another time
  | { readonly type: "keep"; readonly key: string; readonly as: string } // an open file is the data set `as` of the registry: keeps it in this browser
  | { readonly type: "discard"; readonly id: string }; // removes a data set, complete or not, from this browser

/** What the worker answers about data sets. */
export type DataResponse =
  | ({ readonly type: "shelf" } & DataShelf) // after `look`, and whenever it changes
  | {
      readonly type: "opening";
      readonly id: number;
      readonly done: number; // bytes as stored
      readonly total: number;
      readonly secondsLeft?: number;
    }
  | {
      readonly type: "opened";
      readonly id: number;
      readonly key: string;
      readonly summary: DatasetSummary;
      readonly known?: string; // id of the registry's data set that it is, by its counts
    }
  | { readonly type: "refused"; readonly id: number; readonly message: string }
  | ({ readonly type: "fetching"; readonly key: string } & FetchProgress)
  | { readonly type: "fetched"; readonly key: string; readonly summary: DatasetSummary; readonly note?: string }
  | { readonly type: "fetchEnded"; readonly key: string; readonly message?: string }; // cancelled, or refused with a sentence
