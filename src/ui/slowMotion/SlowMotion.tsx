import { useEffect, useId, useState } from "react";
import { algorithms } from "../../sparse/algorithms";
import type { Method } from "../../sparse/types";
import { useLab } from "../../store/lab";
import { laneLetter } from "../../store/laneLetter";
import { useLecture } from "../../store/lecture/lecture";
import { methodName } from "../../sweep/verdictSentence";
import { useForm } from "../useForm";
import { useModal } from "../useModal";
import { useWords } from "../useWords";
import "../styles/slowMotion.css";
import { UpdateView } from "./UpdateView";

/** Tells whether a method ever changes its masks after the first step. */
function changesMasks(method: Method): boolean {
  return method.moves === true || method.family === "train-and-prune";
}

/** A window that lets a lane come to its next mask update and shows that weight by weight. */
export function SlowMotion() {
  const t = useWords();
  const id = useId();
  const dialog = useModal(true);
  const seen = useLab((state) => state.seen);
  const activity = useLab((state) => state.activity);
  const runs = useLab((state) => state.runs);
  const { specs, problem } = useForm();
  // Before a run, the lanes are those of the form.
  const lanes = runs.length > 0 ? runs.map(({ spec }) => spec) : specs;
  const first = lanes.findIndex(({ method }) => (algorithms[method] as Method).moves);
  const possible = lanes.flatMap(({ method }, lane) => (changesMasks(algorithms[method]) ? [lane] : []));
  const [chosen, setChosen] = useState(seen?.lane ?? (first >= 0 ? first : (possible[0] ?? 0)));
  const lane = possible.includes(chosen) ? chosen : possible[0];
  const waiting = activity === "running" && seen === undefined;
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (seen) setAsked(false);
  }, [seen]);
  const watch = (): void => {
    setAsked(true);
    useLab.getState().watchUpdate(lane);
  };
  const over = asked && activity === "idle" && seen === undefined;
  return (
    <dialog
      ref={dialog}
      className="dialog slow-motion"
      aria-labelledby={`${id}-title`}
      onClose={() => useLecture.getState().showSlowMotion(false)}
    >
      <header className="slow-head">
        <h2 id={`${id}-title`}>{t`A mask update in slow motion`}</h2>
        {lane !== undefined && (
          <label>
            {t`Lane`}{" "}
            <select value={lane} onChange={({ target }) => setChosen(Number(target.value))}>
              {possible.map((one) => (
                <option key={one} value={one}>
                  {`${laneLetter(one)} · ${t.of(methodName(lanes[one].method))}`}
                </option>
              ))}
            </select>
          </label>
        )}
        <button
          type="button"
          className="primary"
          aria-disabled={lane === undefined || waiting || problem !== undefined}
          onClick={() => lane !== undefined && !waiting && problem === undefined && watch()}
        >
          {seen ? t`To the next update` : t`Run to the next update`}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {t`Close`}
        </button>
      </header>
      {seen && lanes[seen.lane] ? (
        <UpdateView seen={seen} method={lanes[seen.lane].method} />
      ) : (
        <p className="slow-wait" role="status">
          {lane === undefined
            ? t`No lane changes its masks while it trains: choose a method that prunes, or that drops and grows.`
            : waiting
              ? t`The run goes on to the next mask update of lane ${laneLetter(lane)} …`
              : over
                ? t`The run has ended without another update. Run it again to see one.`
                : t`The run goes on until this lane changes its mask and rests there. The window then shows which connections go and which come, with the numbers that decide it.`}
        </p>
      )}
    </dialog>
  );
}
