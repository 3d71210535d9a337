import type { SweepCell, SweepRecord } from "../../sweep/types";
import type { DataState } from "../data/atHand";
import type { TabLocks } from "../page/tabLocks";
import type { LabState } from "../state";
import type { Archive } from "./archive";
import type { OpenSweep, SweepHeader } from "./state";

/** What the control works with. */
export interface SweepWorld {
  readonly lab: { getState(): DataState & Pick<LabState, "borrowEngine"> };
  readonly archive: Archive;
  readonly locks: TabLocks;
  readonly now: () => number; // milliseconds
  /** Shows a sweep, or that none is open. */
  show(open: OpenSweep | undefined): void;
  /** Is told that something could not be kept. */
  onUnkept(error: unknown): void;
}

/** Runs the one sweep that is open, cell after cell, in the page's worker. */
export interface SweepControl {
  /** Opens a sweep in place of the one that is open; one that was going goes on. */
  open(header: SweepHeader, cells: readonly SweepCell[], records: readonly SweepRecord[]): Promise<void>;
  /** Stops and puts away the open sweep; what is finished stays kept. */
  close(): Promise<void>;
  /** Holds the current run where it is. */
  pause(): void;
  resume(): void;
  /** Ends the current run without a record, and the queue with it. */
  cancel(): void;
  /** Runs again what failed. */
  retry(): void;
  /** Looks whether something that it waits for has come: a data set, the engine. */
  wake(): void;
  /** Reads again what another tab has kept. */
  refresh(): Promise<void>;
}
