import { formatCount, formatTimeLeft } from "../../lib/format";
import type { SweepState } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import type { Words } from "../../words/words";
import { isOneColumn, showResults } from "../oneColumn";
import { useWords } from "../useWords";
import type { SetUp } from "./useSetUp";

const busy: readonly SweepState[] = ["running", "starting", "pausing", "stopping", "without data", "engine taken"];

/** The buttons of a sweep, always within reach, and how much it will be. */
export function SweepBar({ setUp: { plan, estimate } }: { setUp: SetUp }) {
  const t = useWords();
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
        {problem ? t.of(problem) : "cells" in plan && estimate && sizeSentence(plan.cells.length, estimate, t)}
      </p>
      <div className="buttons sweep-buttons">
        <button
          type="button"
          className="primary"
          aria-disabled={startOff}
          onClick={act(startOff, paused ? resume : () => void start())}
        >
          {paused ? t`Resume` : t`Start sweep`}
        </button>
        <button type="button" aria-disabled={pauseOff} onClick={act(pauseOff, pause)}>
          {t`Pause`}
        </button>
        <button
          type="button"
          aria-disabled={cancelOff}
          title={t`Ends the sweep with the runs that are finished`}
          onClick={act(cancelOff, cancel)}
        >
          {t`Cancel`}
        </button>
      </div>
    </div>
  );
}

function sizeSentence(runs: number, { seconds, measured }: NonNullable<SetUp["estimate"]>, t: Words): string {
  const count = t.many(runs, "{0} run", "{0} runs", formatCount(runs));
  const time = t.of(formatTimeLeft(seconds));
  return measured ? t`${count}, ${time}.` : t`${count}, ${time} at a first guess.`;
}
