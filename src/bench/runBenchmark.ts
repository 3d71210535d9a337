import { version } from "../lib/version";
import type { BenchFile, BenchProgress, Place } from "./benchFile";
import type { Comparison, Way } from "./comparison";
import type { Budget } from "./measure";
import { measureRow } from "./measureRow";

/** How long each row may take, in full and in short. */
export const budgets: Readonly<Record<"full" | "quick", Budget>> = {
  full: { repeats: 9, turnMs: 300 },
  quick: { repeats: 3, turnMs: 60 },
};

/** A row that is made when its turn has come. */
export interface PlannedRow {
  readonly id: string;
  readonly title: string;
  make(): Comparison | Promise<Comparison>;
}

/** What a benchmark is run with. */
export interface BenchOptions {
  readonly rows: readonly PlannedRow[];
  readonly place: Place;
  readonly quick: boolean;
  readonly at: string;
  readonly peer?: string;
  readonly threads?: number; // of the lab's way on threads; as many as are useful where left out
  readonly moreWays?: (comparison: Comparison) => readonly Way[];
  /** Hears how far the benchmark is, with all that is measured so far. */
  readonly onProgress?: (progress: BenchProgress, file: BenchFile) => void;
}

/** Measures all rows on the backend that runs, one after the other; resolves with everything that was measured. */
export async function runBenchmark(options: BenchOptions): Promise<BenchFile> {
  const { rows, place, quick, at, peer, threads, moreWays, onProgress = () => undefined } = options;
  const budget = budgets[quick ? "quick" : "full"];
  let file: BenchFile = {
    format: "sparse-gnn-lab benchmark",
    version: 1,
    lab: version,
    at,
    quick,
    budget,
    place,
    ...(peer === undefined ? {} : { peer }),
    rows: [],
  };
  for (const [index, { id, title, make }] of rows.entries()) {
    const tell = (share: number): void => onProgress({ title, fraction: (index + share) / rows.length }, file);
    tell(0);
    const onTurn = (done: number, all: number): void => tell(done / all);
    const row = await measureRow(id, await make(), {
      backend: place.backend,
      threads,
      budget,
      moreWays,
      onTurn,
    });
    file = { ...file, rows: [...file.rows, row] };
  }
  return file;
}
