import { useMemo } from "react";
import { formatRatio, formatShort } from "../../lib/format";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";
import { FlopsNote } from "./FlopsNote";
import { LineFigure } from "./LineFigure";
import type { Line } from "./lines";
import { roundTicks } from "./ticks";
import { useLaneLines } from "./useLaneLines";
import { type ChartLane, useRows } from "./useRows";

/** From such a ratio of two lanes on, the cheaper one would lie on the axis of a linear chart. */
const wideRatio = 20;

function denseLine(lane: number, t: Words): Line {
  return { key: "denseFlops", lane, label: t`Dense`, colour: "var(--series-grey)", dash: "7 4" };
}

/** Training FLOPs counted so far, beside the dense net trained for the same steps. */
export function FlopsChart() {
  const t = useWords();
  const view = useRows(2);
  const { lanes } = view;
  const several = lanes.length > 1;
  const beside = useLaneLines(lanes, "flops");
  const longest = longestOf(lanes);
  const lines = useMemo(() => {
    const own: readonly Line[] = several
      ? beside
      : [{ key: "flops", lane: 0, label: t`This run`, colour: "var(--series-blue)", width: 2.75 }];
    return [denseLine(longest, t), ...own];
  }, [several, beside, longest, t]);
  const ends = lanes.flatMap(({ rows }) => rows.slice(-1));
  const highest = Math.max(0, ...ends.flatMap(({ flops, denseFlops }) => [flops, denseFlops]));
  const owned = ends.map(({ flops }) => flops).filter((flops) => flops > 0);
  const logarithmic = several && owned.length > 1 && Math.max(...owned) > wideRatio * Math.min(...owned);
  const first = Math.min(
    ...lanes.map(({ rows }) => rows.find(({ flops }) => flops > 0)?.flops ?? Number.POSITIVE_INFINITY),
  );
  const low = logarithmic ? 10 ** Math.floor(Math.log10(first)) : 0;
  const high = logarithmic ? 10 ** Math.ceil(Math.log10(highest)) : roundUp(highest);
  const domain = useMemo(() => [low, high] as const, [low, high]);
  const summary = useMemo(() => lanes.length === 1 && <FlopsNote lane={lanes[0]} />, [lanes]);
  const notes = useMemo(() => lanes.map((lane) => partOfDense(lane, t)), [lanes, t]);
  return (
    <LineFigure
      title={t`Cumulative FLOPs`}
      className="chart-flops"
      part="flops"
      unit={logarithmic ? t`counted, logarithmic` : t`counted`}
      view={view}
      lines={lines}
      domain={domain}
      logarithmic={logarithmic}
      format={formatShort}
      tick={formatShort}
      summary={summary}
      notes={notes}
      empty={t`What training costs, counted step by step, beside the dense net.`}
    />
  );
}

/** Returns the lane that has trained for the most FLOPs of a dense net: the others' references are parts of its line. */
function longestOf(lanes: readonly ChartLane[]): number {
  const dense = lanes.map(({ rows }) => rows.at(-1)?.denseFlops ?? 0);
  return Math.max(0, dense.indexOf(Math.max(...dense)));
}

function partOfDense({ rows }: ChartLane, t: Words): string {
  const last = rows.at(-1);
  return last && last.flops > 0 ? `· ${t.of(formatRatio(last.flops, last.denseFlops))}` : "";
}

/** The next round number, so that the axis stays put for a while. */
function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const ticks = roundTicks(0, value, 3);
  const step = ticks[1] ?? value;
  return Math.ceil(value / step) * step;
}
