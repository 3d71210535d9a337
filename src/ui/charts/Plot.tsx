import { useMemo } from "react";
import { CartesianGrid, LineChart, Line as PlotLine, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { axisLabels, axisTitle, axisValue } from "./axes";
import type { LineFigureProps } from "./LineFigure";
import { PlotTooltip } from "./PlotTooltip";
import { roundTicks } from "./ticks";

interface PlotProps extends LineFigureProps {
  readonly width: number;
  readonly height: number;
}

const text = { fill: "var(--ink-2)", fontSize: 13 } as const;
const margin = { top: 8, right: 14, bottom: 2, left: 0 } as const;

/** The drawing of a line chart, by recharts; a chunk of its own. */
export function Plot({ title, view, lines, level, domain, format, tick, marked, width, height }: PlotProps) {
  const { rows, marks, axis, convention, run } = view;
  const planned = axis === "epoch" ? run?.plan?.epochs : undefined;
  const end = Math.max(planned ?? 0, rows.at(-1)?.x ?? 0) || 1;
  const xTicks = useMemo(() => roundTicks(0, end, Math.max(2, Math.floor(width / 90))), [end, width]);
  const [low, high] = domain;
  const yTicks = useMemo(() => roundTicks(low, high, Math.max(2, Math.floor(height / 45))), [low, high, height]);
  const named = marked && marks.length > 1;
  const name = `${title} by ${axisTitle(axis, convention, run)}; the Table button shows the same as a table`;
  return (
    <LineChart
      data={rows as never}
      width={width}
      height={height}
      margin={named ? { ...margin, top: 24 } : margin}
      title={name}
    >
      <CartesianGrid stroke="var(--grid)" vertical={false} />
      <XAxis
        dataKey="x"
        type="number"
        domain={[0, end]}
        ticks={xTicks}
        interval="preserveStartEnd"
        tick={text}
        tickFormatter={(value: number) => axisValue(axis, value)}
        stroke="var(--line-strong)"
        height={20}
        tickMargin={4}
      />
      <YAxis
        domain={[low, high]}
        ticks={yTicks}
        tick={text}
        tickFormatter={tick}
        stroke="var(--line-strong)"
        axisLine={false}
        tickLine={false}
        width={54}
        allowDataOverflow
      />
      {rows.length > 0 && (
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-strong)" }}
          content={
            <PlotTooltip lines={lines} format={format} where={(x) => `${axisLabels[axis]} ${axisValue(axis, x)}`} />
          }
        />
      )}
      {marks.slice(1).map(({ name: phase, from }) => (
        <ReferenceLine key={phase} x={from} stroke="var(--line-strong)" strokeDasharray="4 3" />
      ))}
      {named &&
        marks.map(({ name: phase, from }) => (
          <ReferenceLine key={phase} x={from} stroke="none" label={{ value: phase, content: PhaseName as never }} />
        ))}
      {level && <ReferenceLine y={level.value} stroke="var(--series-grey)" strokeDasharray="1 3" strokeWidth={1.5} />}
      {lines.map(({ key, label, colour, dash, width: thick = 2 }) => (
        <PlotLine
          key={key}
          dataKey={key}
          name={label}
          stroke={colour}
          strokeDasharray={dash}
          strokeWidth={thick}
          type="linear"
          dot={rows.length === 1 ? { r: 3, strokeDasharray: "0" } : false}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
}

/** Writes the name of a phase above the plot, from where the phase starts. */
function PhaseName({ viewBox, value }: { viewBox: { x: number; y: number }; value: string }) {
  return (
    <text x={viewBox.x + 2} y={viewBox.y - 8} fill={text.fill} fontSize={text.fontSize}>
      {value}
    </text>
  );
}
