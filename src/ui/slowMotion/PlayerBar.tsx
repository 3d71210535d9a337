import { keyOf } from "../../store/lecture/shortcuts";
import type { UpdateEvent } from "../../store/masks/slowMotion";
import type { SeenLayer } from "../../train/protocol";
import { useWords } from "../useWords";
import { eventWords } from "./eventWords";
import { type Speed, seek, setSpeed, speeds, stepSlowMotion, togglePlaying, usePlayer } from "./player";

/** Play, step and speed, and what has just happened in words. */
export function PlayerBar({ layer, events }: { layer: SeenLayer; events: readonly UpdateEvent[] }) {
  const t = useWords();
  const { at, playing, speed } = usePlayer();
  const total = events.length;
  const last = at > 0 ? events[at - 1] : undefined;
  const words = last ? eventWords(last, at, layer, t) : t`Before the update.`;
  return (
    <div className="player">
      {/* While it plays, a screen reader would never come to the end of a sentence. */}
      <p className="player-words" aria-live={playing ? "off" : "polite"}>
        {words}
      </p>
      <div className="player-bar">
        <button type="button" aria-disabled={at === 0} title={keyOf("back")} onClick={() => stepSlowMotion(-1)}>
          {t`Back`}
        </button>
        <button type="button" className="primary" aria-disabled={total === 0} onClick={togglePlaying}>
          {playing ? t`Pause` : t`Play`}
        </button>
        <button type="button" aria-disabled={at >= total} title={keyOf("forward")} onClick={() => stepSlowMotion(1)}>
          {t`On`}
        </button>
        <label className="player-place">
          <span className="hidden">{t`Connections moved so far`}</span>
          <input
            type="range"
            min={0}
            max={Math.max(1, total)}
            value={at}
            aria-valuetext={t`${at} of ${total}`}
            onChange={({ target }) => seek(Number(target.value))}
          />
        </label>
        <span className="player-count">{`${at} / ${total}`}</span>
        <label>
          {t`Speed`}{" "}
          <select value={speed} onChange={({ target }) => setSpeed(Number(target.value) as Speed)}>
            {speeds.map((one) => (
              <option key={one} value={one}>
                {t`${one} a second`}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}
