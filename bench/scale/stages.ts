/** The stages that are measured, in the order in which a run goes through them. */
export const stages = {
  start: "program, nothing read",
  read: "read (unpack, parse, number the nodes)",
  sort: "sort by time",
  count: "count (distinct pairs, self-loops, times)",
  walk: "walk",
  "skip-gram": "skip-gram, one pass",
  split: "split, draw negatives, lay out pairs",
  ready: "lay out the net, evaluate once",
  train: "train one epoch",
  evaluate: "evaluate all parts",
} as const;

/** The name of a stage. */
export type StageName = keyof typeof stages;

/** What was measured of one stage. */
export interface StageResult {
  readonly stage: StageName;
  readonly seconds: number; // on the clock
  readonly cpuSeconds: number; // of all threads of the process
  readonly peakBytes: number; // resident memory of the process at its highest in this stage
}

/** What was measured of one file. */
export interface PipelineResult {
  readonly nodes: number;
  readonly edges: number;
  readonly distinctPairs: number;
  readonly tokens: number; // visited in all walks
  readonly trainingPairs: number;
  readonly evaluatedPairs: number;
  readonly epochs?: number; // that training and evaluation are the mean of; 1 where left out
  readonly testAuc?: number;
  readonly peakScope: "stage" | "process";
  readonly stages: readonly StageResult[];
}

/** Where it was measured. */
export interface ScaleMachine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
}

/** When something was measured, and how busy the machine was with other work. */
export interface Circumstances {
  readonly date: string; // YYYY-MM-DD
  readonly loadBefore: number; // processes that wanted a core in the minute before, on average
}

/** What was measured of one size. */
export type SizeResult = PipelineResult & Circumstances & { readonly fileBytes: number };

/** What was measured of the page. */
export interface PageResult extends Circumstances {
  readonly browser: string;
  readonly size: string;
  readonly cut?: number; // edges of the lecture cut that was trained on; the whole where left out
  readonly readSeconds: number; // from the choice of the file to its summary
  readonly runSeconds: number; // from Run to the end: cut, walks, skip-gram, split, one epoch
  readonly readPeakBytes: number; // resident memory of the process of page and worker at its highest
  readonly runPeakBytes: number;
  readonly idleBytes: number; // of the same process, at its highest before the file was chosen
  readonly longestPauseMs: number; // in which the page drew no frame, while it read and ran
}

/** Everything that `npm run scale` measures. */
export interface ScaleResult {
  readonly machine: ScaleMachine;
  readonly writeSeconds: Readonly<Record<string, number>>; // by size, where the file was not there yet
  readonly sizes: Readonly<Record<string, SizeResult>>;
  readonly pages: readonly PageResult[];
}

/** Returns one result a stage: of those that came more than once the mean, and the highest peak. */
export function meanStages(results: readonly StageResult[]): readonly StageResult[] {
  return [...new Set(results.map(({ stage }) => stage))].map((stage) => {
    const own = results.filter((result) => result.stage === stage);
    const mean = (of: "seconds" | "cpuSeconds"): number =>
      own.reduce((sum, result) => sum + result[of], 0) / own.length;
    const peakBytes = Math.max(...own.map((result) => result.peakBytes));
    return { stage, seconds: mean("seconds"), cpuSeconds: mean("cpuSeconds"), peakBytes };
  });
}
