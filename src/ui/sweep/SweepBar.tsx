import { formatCount, formatTimeLeft } from "../../lib/format";
import type { SweepState } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { isOneColumn, showResults } from "../oneColumn";
import type { SetUp } from "./useSetUp";

const busy: readonly SweepState[] = ["running", "starting", "pausing", "stopping", "without data", "engine taken"];

/** The buttons of a sweep, always within reach, and how much it will be. */
export function SweepBar({ setUp: { plan, estimate } }: { setUp: SetUp }) {
  const state = useSweep((sweep) => sweep.open?.state);
  const { start, pause, resume, cancel } = useSweep.getState();
  const paused = state === "paused";
  const going = state !== undefined && busy.includes(state);
  const problem = "problem" in plan ? plan.problem : undefined;
  const startOff = going || (problem !== undefined && !paused);
  const pauseOff = !going || state === "pausing" || state === "stopping";
  const cancelOff = (!going && !paused) || state === "stopping";
  const act = (off: boolean, action: () => void) => () => {
    if (off) return;
    action();
    if (isOneColumn()) showResults();
  };
  return (
    <div className="run-bar">
      <p className={problem ? "run-hint fault" : "run-hint"} aria-live="polite">
        {problem ?? ("cells" in plan && estimate && sizeSentence(plan.cells.length, estimate))}
      </p>
      <div className="buttons sweep-buttons">
        <button
          type="button"
          className="primary"
          aria-disabled={startOff}
          onClick={act(startOff, paused ? resume : () => void start())}
        >
          {paused ? "Resume" : "Start sweep"}
        </button>
        <button type="button" aria-disabled={pauseOff} onClick={act(pauseOff, pause)}>
          Pause
        </button>
        <button
          type="button"
          aria-disabled={cancelOff}
          title="Ends the sweep with the runs that are finished"
          onClick={act(cancelOff, cancel)}
        >
          Cancel
        </button>
      </div>
    </div>
  );
}

function sizeSentence(runs: number, { seconds, measured }: NonNullable<SetUp["estimate"]>): string {
  const count = `${formatCount(runs)} run${runs === 1 ? "" : "s"}`;
  return `${count}, ${formatTimeLeft(seconds)}${measured ? "" : " at a first guess"}.`;
}
