import { useEffect, useMemo, useState } from "react";
import { formatCount } from "../../lib/format";
import { algorithms, type MethodId } from "../../sparse/algorithms";
import { laneLetter } from "../../store/laneLetter";
import { updateEvents } from "../../store/masks/slowMotion";
import type { Seen } from "../../store/state";
import { methodName } from "../../sweep/verdictSentence";
import { useMedia } from "../useMedia";
import { useWords } from "../useWords";
import { EventTable } from "./EventTable";
import { PlayerBar } from "./PlayerBar";
import { advance, load, usePlayer } from "./player";
import { RankStrip } from "./RankStrip";
import { WeightGrid } from "./WeightGrid";

/** One mask update: the layer's weights, their ranking, and the player over its events. */
export function UpdateView({ seen, method }: { seen: Seen; method: MethodId }) {
  const t = useWords();
  const { update, lane } = seen;
  const names = Object.keys(update.layers);
  const [name, setName] = useState<string>();
  const [table, setTable] = useState(false);
  const shown = name !== undefined && names.includes(name) ? name : names[0];
  const layer = update.layers[shown];
  const events = useMemo(() => (layer ? updateEvents(layer) : []), [layer]);
  const still = useMedia("(prefers-reduced-motion: reduce)");
  useEffect(() => load(events.length, !still), [events, still]);
  useSteadyAdvance();
  if (!layer)
    return <p className="slow-wait">{t`The layers of this net are too large to be shown weight by weight.`}</p>;
  const drops = events.filter(({ kind }) => kind === "drop").length;
  const counts = t`Layer ${shown}: ${formatCount(drops)} dropped, ${formatCount(events.length - drops)} grown.`;
  return (
    <>
      <p className="slow-facts">
        {t`Lane ${laneLetter(lane)}, ${t.of(methodName(method))}, step ${formatCount(update.step)}.`} {counts}{" "}
        {rule(method, layer.growScores !== undefined, events.length > drops)}
      </p>
      <div className="slow-tools">
        {names.length > 1 && (
          <label>
            {t`Layer`}{" "}
            <select value={shown} onChange={({ target }) => setName(target.value)}>
              {names.map((one) => (
                <option key={one} value={one}>
                  {`${one} · ${update.layers[one].inputs} × ${update.layers[one].outputs}`}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" className="toggle" aria-pressed={table} onClick={() => setTable(!table)}>
          {t`Table`}
        </button>
      </div>
      {table ? (
        <EventTable name={shown} layer={layer} events={events} />
      ) : (
        <>
          <WeightGrid name={shown} layer={layer} events={events} />
          <RankStrip layer={layer} events={events} />
        </>
      )}
      <PlayerBar layer={layer} events={events} />
    </>
  );
  function rule(id: MethodId, scored: boolean, grows: boolean): string {
    if (!grows) return t`The smallest weights go; nothing grows.`;
    if (!scored) return t`The smallest weights go; new places are drawn at random.`;
    if (id === "snfs") return t`The smallest weights go; new ones come where the momentum is largest.`;
    if (id === "dst-ee") return t`The smallest weights go; new ones come where gradient and bonus are largest.`;
    return algorithms[id].moves ? t`The smallest weights go; new ones come where the gradient is largest.` : "";
  }
}

/** Lets connections happen at the speed that is set, several a frame where it is high. */
function useSteadyAdvance(): void {
  const playing = usePlayer((state) => state.playing);
  const speed = usePlayer((state) => state.speed);
  useEffect(() => {
    if (!playing) return;
    const beatMs = Math.max(60, 1000 / speed);
    const timer = setInterval(() => advance(Math.max(1, Math.round((speed * beatMs) / 1000))), beatMs);
    return () => clearInterval(timer);
  }, [playing, speed]);
}
