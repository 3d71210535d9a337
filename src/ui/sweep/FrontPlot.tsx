import { CartesianGrid, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts";
import { formatPercent, formatShort } from "../../lib/format";
import type { FrontPoint } from "../../store/sweep/figures";
import { levelName } from "../../store/sweep/taking";
import { roundTicks } from "../charts/ticks";
import { useWords } from "../useWords";
import { Marker } from "./Marker";
import { methodStyles } from "./methodStyles";
import { logTicks } from "./scales";

/** What the chart of accuracy against training FLOPs draws. */
export interface FrontPlotProps {
  readonly points: readonly FrontPoint[];
  readonly front: readonly FrontPoint[]; // that no other point beats, cheapest first
  readonly flopsDomain: readonly [number, number];
  readonly accuracyDomain: readonly [number, number];
  readonly onOpen: (point: FrontPoint) => void;
  readonly width: number;
  readonly height: number;
}

const text = { fill: "var(--ink-2)", fontSize: 13 } as const;
const margin = { top: 10, right: 18, bottom: 2, left: 0 } as const;

/** Draws every method and level among accuracy and training FLOPs, and the front of those that nothing beats. */
export function FrontPlot(props: FrontPlotProps) {
  const t = useWords();
  const { points, front, flopsDomain, accuracyDomain, onOpen, width, height } = props;
  return (
    <ScatterChart width={width} height={height} margin={margin} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--grid)" />
      <XAxis
        dataKey="flops"
        type="number"
        scale="log"
        domain={flopsDomain as [number, number]}
        ticks={logTicks(flopsDomain, Math.max(2, Math.floor((width - 70) / 62))) as number[]}
        interval={0}
        tick={text}
        tickFormatter={formatShort}
        stroke="var(--line-strong)"
        height={20}
        tickMargin={4}
        allowDataOverflow
      />
      <YAxis
        dataKey="accuracy"
        type="number"
        domain={accuracyDomain as [number, number]}
        ticks={roundTicks(accuracyDomain[0], accuracyDomain[1], Math.max(2, Math.floor(height / 45)))}
        tick={text}
        tickFormatter={(value: number) => formatPercent(value, 0)}
        axisLine={false}
        tickLine={false}
        width={54}
        allowDataOverflow
      />
      <Tooltip
        isAnimationActive={false}
        cursor={false}
        content={({ active, payload }) => {
          const point = payload?.[0]?.payload as FrontPoint | undefined;
          if (!active || !point) return null;
          return (
            <div className="tooltip" aria-hidden="true">
              <b>{levelName(point, t)}</b>
              <div>{t`${formatPercent(point.accuracy)} for ${formatShort(point.flops)} FLOPs`}</div>
            </div>
          );
        }}
      />
      <Scatter
        data={front as FrontPoint[]}
        line={{ stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "3 3" }}
        shape={() => <g />}
        isAnimationActive={false}
      />
      <Scatter
        data={points as FrontPoint[]}
        isAnimationActive={false}
        shape={(at: { cx?: number; cy?: number; payload?: FrontPoint }) => {
          const { cx, cy, payload: point } = at;
          if (cx === undefined || cy === undefined || !point) return <g />;
          const label = t`${levelName(point, t)}: ${formatPercent(point.accuracy)} for ${formatShort(point.flops)} FLOPs. Show its runs`;
          const style = methodStyles[point.method];
          return <Marker x={cx} y={cy} style={style} label={label} onOpen={() => onOpen(point)} />;
        }}
      />
    </ScatterChart>
  );
}
