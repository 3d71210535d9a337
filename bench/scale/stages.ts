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
  readonly testAuc?: number;
  readonly peakScope: "stage" | "process";
  readonly stages: readonly StageResult[];
}
