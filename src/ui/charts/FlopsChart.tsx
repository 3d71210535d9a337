import { useMemo } from "react";
import { formatRatio, formatShort } from "../../lib/format";
import { LineFigure } from "./LineFigure";
import type { Line } from "./lines";
import { roundTicks } from "./ticks";
import { useRows } from "./useRows";

const lines: readonly Line[] = [
  { key: "denseFlops", label: "Dense", colour: "var(--series-grey)", dash: "7 4" },
  { key: "flops", label: "This run", colour: "var(--series-blue)", width: 2.75 },
];

/** Training FLOPs counted so far, beside the dense net trained for the same steps. */
export function FlopsChart() {
  const view = useRows(2);
  const last = view.rows.at(-1);
  const high = roundUp(Math.max(last?.denseFlops ?? 0, last?.flops ?? 0));
  const domain = useMemo(() => [0, high] as const, [high]);
  const propagation = view.evaluations.flops.at(-1)?.propagation ?? 0;
  const ratio = last && last.flops > 0 ? formatRatio(last.flops, last.denseFlops) : undefined;
  const summary = useMemo(
    () =>
      ratio && (
        <p className="chart-note">
          {ratio === "the same" ? "as much as" : <b>{ratio} of</b>} dense
          {propagation > 0 ? `, + ${formatShort(propagation)} propagation` : " for the same steps"}
        </p>
      ),
    [ratio, propagation],
  );
  return (
    <LineFigure
      title="Cumulative FLOPs"
      unit="counted"
      view={view}
      lines={lines}
      domain={domain}
      format={formatShort}
      tick={formatShort}
      summary={summary}
      empty="What training costs, counted step by step, beside the dense net."
    />
  );
}

/** The next round number, so that the axis stays put for a while. */
function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const ticks = roundTicks(0, value, 3);
  const step = ticks[1] ?? value;
  return Math.ceil(value / step) * step;
}
