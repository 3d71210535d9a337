import { useRef } from "react";
import { useLab } from "../store/lab";
import { isOneColumn, showResults } from "./oneColumn";
import { useChanged } from "./useChanged";
import type { FormView } from "./useForm";
import { useWords } from "./useWords";

/** The buttons of a run, always within reach, and why it cannot start where it cannot. */
export function RunBar({ view }: { view: FormView }) {
  const t = useWords();
  const activity = useLab((state) => state.activity);
  const primary = useRef<HTMLButtonElement>(null);
  const hasRun = useLab((state) => state.runs.length > 0);
  const recorded = useLab((state) => state.recorded !== undefined);
  const guest = useLab((state) => state.guest);
  const changed = useChanged(view) && !recorded;
  const { runOrResume, runAgain, pause, step, reset, takeEngine } = useLab.getState();
  const paused = activity === "paused";
  const blocked = (view.problem !== undefined || guest !== undefined) && !paused;
  const runOff = activity === "running" || activity === "stopping" || blocked;
  const stepOff = activity === "pausing" || activity === "stopping" || (blocked && activity === "idle");
  const act = (off: boolean, action: () => void) => () => {
    if (off) return;
    action();
    if (isOneColumn()) showResults();
  };
  const again = act(false, () => {
    runAgain();
    primary.current?.focus(); // the button that was pressed goes away
  });
  const take = act(false, () => {
    takeEngine();
    primary.current?.focus();
  });
  // That a data set is not at hand is no fault of anybody's.
  const faulty = view.problem !== undefined && view.availability.at === "hand";
  const quiet = view.problem === undefined && guest === undefined;
  return (
    <div className="run-bar">
      <p className={faulty ? "run-hint fault" : "run-hint"} aria-live="polite">
        {view.problem !== undefined
          ? t.of(view.problem)
          : guest
            ? t`${t.of(guest)} has the engine.`
            : changed && t`Settings changed since this run started.`}
        {view.problem === undefined && guest && (
          <button type="button" className="link" onClick={take}>
            {t`Pause it and run this`}
          </button>
        )}
        {quiet && changed && (
          <button type="button" className="link" onClick={again}>
            {t`Run again`}
          </button>
        )}
      </p>
      <div className="buttons">
        <button
          ref={primary}
          type="button"
          className="primary"
          aria-disabled={runOff}
          onClick={act(runOff, runOrResume)}
        >
          {paused ? t`Resume` : t`Run`}
        </button>
        <button type="button" aria-disabled={activity !== "running"} onClick={() => activity === "running" && pause()}>
          {t`Pause`}
        </button>
        <button type="button" aria-disabled={stepOff} title={t`One optimizer step`} onClick={act(stepOff, step)}>
          {t`Step`}
        </button>
        <button
          type="button"
          aria-disabled={!hasRun}
          title={t`Stops the run and clears what it showed`}
          onClick={() => hasRun && reset()}
        >
          {t`Reset`}
        </button>
      </div>
    </div>
  );
}
