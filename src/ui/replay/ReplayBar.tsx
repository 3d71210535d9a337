import { type KeyboardEvent, useId, useMemo } from "react";
import { formatCount } from "../../lib/format";
import type { Recording } from "../../record/recording";
import { useLab } from "../../store/lab";
import { endOf, frameFrom, framesOf, speeds } from "../../store/record/replay";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";
import { usePlaying } from "./usePlaying";

/** Looks back at any optimizer step of the lanes on show, live or recorded, and plays them. */
export function ReplayBar() {
  const recording = useLab((state) => state.recording);
  const end = useMemo(() => (recording ? endOf(recording) : 0), [recording]);
  return recording && end > 0 ? <Scrubber recording={recording} end={end} /> : null;
}

function Scrubber({ recording, end }: { recording: Recording; end: number }) {
  const t = useWords();
  const id = useId();
  const shownAt = useLab((state) => state.shownAt);
  const training = useLab((state) => state.activity !== "idle");
  const { playing, speed, setPlaying, setSpeed } = usePlaying(end);
  const step = Math.min(shownAt ?? end, end);
  const look = (to: number): void => {
    setPlaying(false);
    // The end is what is now: of a run that goes on, it moves on.
    useLab.getState().showAt(to >= end ? undefined : to);
  };
  const press = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -10,
      PageUp: 10,
    };
    const by = moves[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    look(frameFrom(framesOf(recording), step, by));
  };
  const where = placeOf(recording, step, t);
  return (
    <div className="replay">
      <button
        type="button"
        className="replay-play"
        aria-label={playing ? t`Pause the recording` : t`Play the recording`}
        onClick={() => setPlaying(!playing)}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path d={playing ? "M2 1h4v12H2zM8 1h4v12H8z" : "M2 0.5l11 6.5l-11 6.5z"} fill="currentColor" />
        </svg>
      </button>
      <label className="hidden" htmlFor={id}>
        {t`Optimizer step on show`}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={end}
        value={step}
        aria-valuetext={where}
        onChange={(event) => look(Number(event.target.value))}
        onKeyDown={press}
      />
      <span className="replay-place" aria-hidden="true">
        {where}
      </span>
      {training && shownAt !== undefined ? (
        <button type="button" className="small" onClick={() => look(end)}>
          {t`Back to now`}
        </button>
      ) : (
        <select
          aria-label={t`Speed of playing`}
          value={speed}
          onChange={(event) => setSpeed(Number(event.target.value))}
        >
          {speeds.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** Says which epoch and step is on show, of the lane that goes on longest. */
function placeOf({ lanes }: Recording, step: number, t: Words): string {
  const plans = lanes.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === "started" ? [event.plan] : [])),
  );
  const longest = plans.toSorted((a, b) => b.steps - a.steps)[0];
  if (!longest) return t`step ${formatCount(step)}`;
  const epoch = Math.ceil(step / longest.stepsPerEpoch);
  return t`epoch ${epoch} of ${longest.epochs}, step ${formatCount(step)}`;
}
