import { useCallback, useMemo } from "react";
import { formatCount } from "../../lib/format";
import { useLecture } from "../../store/lecture/lecture";
import type { UpdateEvent } from "../../store/masks/slowMotion";
import type { SeenLayer } from "../../train/protocol";
import { useSize } from "../useSize";
import { useWords } from "../useWords";
import { usePlayer } from "./player";
import { useDrawing } from "./useDrawing";

/** In CSS pixels; a slide has fewer of them. */
const heights = { page: 72, slide: 54 };

/** The two rankings that decide an update: the connections by |w|, the empty places by score. */
export function RankStrip({ layer, events }: { layer: SeenLayer; events: readonly UpdateEvent[] }) {
  const t = useWords();
  const at = usePlayer((state) => state.at);
  const { before, weights, growScores, left } = layer;
  const drops = useMemo(() => events.filter(({ kind }) => kind === "drop").length, [events]);
  const magnitudes = useMemo(() => {
    const sizes: number[] = [];
    for (let i = 0; i < before.length; i++) if (before[i] === 1) sizes.push(Math.abs(weights[i]));
    return sizes.sort((a, b) => a - b);
  }, [before, weights]);
  const scores = useMemo(() => {
    if (!growScores || drops === events.length) return undefined;
    const open: number[] = [];
    for (let i = 0; i < before.length; i++) if ((left ?? before)[i] === 0) open.push(Math.abs(growScores[i]));
    return open.sort((a, b) => b - a);
  }, [before, left, growScores, drops, events]);
  const gone = Math.min(at, drops);
  const come = Math.max(0, at - drops);
  return (
    <div className="slow-ranks">
      <Strip
        label={t`Connections from the smallest |w| up: ${formatCount(gone)} of ${formatCount(magnitudes.length)} dropped`}
        values={magnitudes}
        marked={gone}
        planned={drops}
        colour="--mask-dropped"
      />
      {scores && (
        <Strip
          label={t`Empty places from the largest score down: ${formatCount(come)} of ${formatCount(scores.length)} grown`}
          values={scores}
          marked={come}
          planned={events.length - drops}
          colour="--mask-grown"
        />
      )}
    </div>
  );
}

interface StripProps {
  readonly label: string;
  readonly values: readonly number[]; // in order
  readonly marked: number; // so many from the left have happened
  readonly planned: number; // so many will have
  readonly colour: string; // a custom property of the theme
}

function Strip({ label, values, marked, planned, colour }: StripProps) {
  const [frame, { width }] = useSize<HTMLDivElement>();
  const height = useLecture((state) => (state.lecture ? heights.slide : heights.page));
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => {
      const style = getComputedStyle(document.documentElement);
      const highest = Math.max(values[0] ?? 0, values.at(-1) ?? 0) || 1;
      const bar = width / Math.max(1, values.length);
      for (const [i, value] of values.entries()) {
        context.fillStyle = style.getPropertyValue(i < marked ? colour : "--mask-kept");
        // The square root lets small values be seen beside large ones.
        const tall = Math.max(1, Math.sqrt(value / highest) * (height - 4));
        context.fillRect(i * bar, height - tall, Math.max(0.7, bar - (bar > 3 ? 1 : 0)), tall);
      }
      context.fillStyle = style.getPropertyValue("--ink");
      context.fillRect(Math.min(width - 2, planned * bar - 1), 0, 2, height);
    },
    [values, marked, planned, colour, width, height],
  );
  const canvas = useDrawing(width, height, draw);
  return (
    <figure ref={frame}>
      <figcaption>{label}</figcaption>
      <canvas ref={canvas} role="img" aria-label={label} style={{ width: "100%", height }} />
    </figure>
  );
}
