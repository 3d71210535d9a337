import type { Dataset, DatasetKind } from "../dataset";

/** Figures to check a data set against; a figure left out is not known, and not checked. */
export interface DatasetCounts {
  readonly nodes: number;
  readonly edges?: number; // temporal edges, or undirected edges of a static graph
  readonly timeStamps?: number;
  readonly distinctPairs?: number;
  readonly selfLoops?: number;
  readonly featureCount?: number;
  readonly labelled?: number;
  readonly classes?: number;
}

/** One file of a pinned copy. */
export interface PinnedFile {
  readonly name: string;
  readonly url: string; // names a commit, so that its content never changes; sends CORS headers
  readonly bytes?: number; // of the file, where known
  readonly sha256?: string; // of the file, in hexadecimal; where left out, only the commit vouches for it
}

/** A copy of a data set that a page may download. */
export interface PinnedCopy {
  readonly kind: "real" | "real, month resolution";
  readonly source: string; // one line: repository and commit
  readonly files: readonly PinnedFile[]; // several are the parts of one edge list
  readonly counts: DatasetCounts;
}

/** Settings that suit a data set better than the task's defaults; they hold for its first task with the model fnn. */
export interface DataDefaults {
  readonly batchSize?: number;
  readonly embeddingPasses?: number;
  readonly subsample?: number;
  readonly spreadTimes?: boolean;
  readonly symmetrise?: boolean;
  readonly nodesPerClass?: number;
}

/** What a menu shows of a data set, and how it is had: made by the lab (`make`), downloaded, or brought as a file. */
export interface DatasetEntry {
  readonly label: string;
  readonly kind: Exclude<DatasetKind, "file">; // of the complete data set
  readonly form: Dataset["form"];
  readonly tasks: readonly ("link" | "node")[]; // the first is the default
  readonly classes?: number;
  readonly description: string; // one sentence
  readonly citation: string; // of the original
  readonly licence: string; // as far as known
  readonly official?: string; // address of the original file; its host sends no CORS headers
  readonly officialFile?: string; // the file's name where the address does not end with it
  readonly counts?: DatasetCounts; // of the complete data set
  readonly pinned?: PinnedCopy;
  readonly twin?: string; // id of the synthetic twin
  /** Rows dated outside, in seconds since 1970, are slips of the source and are left out. // [from, before] */
  readonly plausibleTimes?: readonly [number, number];
  readonly defaults?: DataDefaults;
  /** Makes a data set that comes with the lab; loads its generator first. */
  readonly make?: () => Promise<Dataset>;
}
