import type { BackendId } from "../../ops/backendInfo";
import type { SweepCell } from "../../sweep/types";
import type { RunEvent } from "../../train/protocol";
import type { EngineLoan, Guest } from "../engineLoan";
import { isLast } from "../eventBuffer";
import { applyEvents, emptyRun } from "../run";
import type { LabState } from "../state";
import type { CurrentRun } from "./state";

/** A worker that has not stopped after so many milliseconds is replaced. */
const patience = 8000;

/** Whether the current run is held, or about to be. */
export type Hold = "none" | "pausing" | "paused" | "stopping";

/** How a run ended, as its last event says, and all it said but its progress. */
export interface Ending {
  readonly cell: SweepCell;
  readonly events: readonly RunEvent[];
  readonly last: RunEvent;
  readonly seconds: number; // measured from the start, preparation included
}

/** Who is told of the runs. */
export interface RunnerListener {
  onProgress(): void;
  onHeld(): void;
  onEnd(ending: Ending): void;
  /** The engine was lost, and with it the current run, if there was one. */
  onLost(message: string): void;
  /** The Run view wants the engine. */
  onWanted(): void;
}

/** Runs one cell at a time in the page's worker, which it borrows with the first and keeps until it is told otherwise. */
export interface CellRunner {
  readonly hold: Hold;
  readonly hasEngine: boolean;
  readonly current: CurrentRun | undefined;
  /** Starts a cell on its data set as the worker knows it; false where the engine is not free. */
  begin(cell: SweepCell, dataset: string, backend: BackendId | undefined): boolean;
  pause(): void;
  resume(): void;
  /** Ends the current run, if there is one; `onEnd` follows. */
  stop(): void;
  restartEngine(): void;
  giveBack(): void;
}

/** Creates the runner over the page's engine and a clock in milliseconds. */
export function createCellRunner(
  borrow: LabState["borrowEngine"],
  now: () => number,
  listener: RunnerListener,
): CellRunner {
  let loan: EngineLoan | undefined;
  let hold: Hold = "none";
  let cell: SweepCell | undefined;
  let events: RunEvent[] = [];
  let run = emptyRun({} as SweepCell["spec"]);
  let began = 0;
  let watch: ReturnType<typeof setTimeout> | undefined;

  const clear = (): void => {
    clearTimeout(watch);
    hold = "none";
    cell = undefined;
  };
  const end = (last: RunEvent): void => {
    const ended = cell;
    clear();
    if (ended) listener.onEnd({ cell: ended, events, last, seconds: (now() - began) / 1000 });
  };
  const guest: Guest = {
    name: "The sweep",
    hear: (response) => {
      // A run of a sweep is short enough to be run again.
      if (!cell || response.type === "snapshot") return;
      if (response.type === "paused") {
        if (hold === "pausing") hold = "paused";
        listener.onHeld();
        return;
      }
      events.push(...response.events.filter(({ type }) => type !== "progress"));
      run = applyEvents(run, response.events);
      const last = response.events.findLast(isLast);
      if (last) end(last);
      else listener.onProgress();
    },
    lose: ({ message }) => {
      clear();
      listener.onLost(message);
    },
    leave: () => listener.onWanted(),
  };
  return {
    get hold() {
      return hold;
    },
    get hasEngine() {
      return loan !== undefined;
    },
    get current() {
      return cell && { cell, progress: run.progress, epochs: run.plan?.epochs };
    },
    begin: (next, dataset, backend) => {
      loan ??= borrow(guest);
      if (!loan) return false;
      cell = next;
      events = [];
      run = emptyRun(next.spec);
      began = now();
      loan.train({ ...next.spec, dataset }, backend);
      return true;
    },
    pause: () => {
      if (!cell || hold !== "none") return;
      hold = "pausing";
      loan?.send({ type: "pause" });
    },
    resume: () => {
      if (hold !== "paused" && hold !== "pausing") return;
      hold = "none";
      loan?.send({ type: "resume" });
    },
    stop: () => {
      if (!cell || hold === "stopping") return;
      hold = "stopping";
      loan?.send({ type: "stop" });
      watch = setTimeout(() => {
        loan?.restart();
        end({ type: "stopped", step: 0 });
      }, patience);
    },
    restartEngine: () => loan?.restart(),
    giveBack: () => {
      const given = loan;
      loan = undefined;
      given?.giveBack();
    },
  };
}
