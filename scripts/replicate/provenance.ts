import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import type { SweepFile } from "../../src/sweep/types";

/** Where and from what a report's runs came: it stands in the report and in its JSON. */
export interface Provenance {
  readonly commit: string; // as known when the runs began
  readonly changed: boolean; // the code differed from the commit
  readonly node: string;
  readonly machine: string;
  readonly finished: string; // the day
}

/** What `replicate` writes beside its report, and what the report can be made from again. */
export interface Replication {
  readonly format: "sparse-gnn-lab replication";
  readonly provenance: Provenance;
  readonly sweeps: readonly SweepFile[]; // one a data set
}

function git(...words: readonly string[]): string | undefined {
  try {
    return execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined; // not a clone, or no git
  }
}

/** Finds out which code runs on what. */
export function provenanceNow(): Provenance {
  return {
    commit: git("rev-parse", "--short=12", "HEAD") ?? "unknown",
    changed:
      (git("status", "--porcelain", "--untracked-files=no", "--", "src", "scripts", "package-lock.json") ?? "") !== "",
    node: process.version,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`,
    finished: new Date().toISOString().slice(0, 10),
  };
}

/** Keeps of a sweep what its report needs: how each run began and ended. */
export function slimSweep({ records, ...file }: SweepFile): SweepFile {
  const ends = records.map((record) => ({
    ...record,
    events: record.events.filter(({ type }) => type === "started" || type === "finished" || type === "failed"),
  }));
  return { ...file, records: ends };
}
