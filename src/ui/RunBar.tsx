import { useRef } from "react";
import { useLab } from "../store/lab";
import { isOneColumn, showResults } from "./oneColumn";
import { useChanged } from "./useChanged";
import type { FormView } from "./useForm";

/** The buttons of a run, always within reach, and why it cannot start where it cannot. */
export function RunBar({ view }: { view: FormView }) {
  const activity = useLab((state) => state.activity);
  const primary = useRef<HTMLButtonElement>(null);
  const hasRun = useLab((state) => state.run !== undefined);
  const changed = useChanged(view);
  const { runOrResume, runAgain, pause, step, reset } = useLab.getState();
  const paused = activity === "paused";
  const blocked = view.problem !== undefined && !paused;
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
  return (
    <div className="run-bar">
      <p className={view.problem && view.availability.at === "hand" ? "run-hint fault" : "run-hint"} aria-live="polite">
        {view.problem ?? (changed && "Settings changed since this run started.")}
        {!view.problem && changed && (
          <button type="button" className="link" onClick={again}>
            Run again
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
          {paused ? "Resume" : "Run"}
        </button>
        <button type="button" aria-disabled={activity !== "running"} onClick={() => activity === "running" && pause()}>
          Pause
        </button>
        <button type="button" aria-disabled={stepOff} title="One optimizer step" onClick={act(stepOff, step)}>
          Step
        </button>
        <button
          type="button"
          aria-disabled={!hasRun}
          title="Stops the run and clears what it showed"
          onClick={() => hasRun && reset()}
        >
          Reset
        </button>
      </div>
    </div>
  );
}
