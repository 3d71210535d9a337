import { useMemo } from "react";
import {
  CartesianGrid,
  LineChart,
  Line as PlotLine,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axisLabels, axisTitle, axisValue } from "./axes";
import type { LineFigureProps } from "./LineFigure";
import { PhaseName } from "./PhaseName";
import { PlotTooltip } from "./PlotTooltip";
import { SpotName } from "./SpotName";
import { roundTicks } from "./ticks";

interface PlotProps extends LineFigureProps {
  readonly width: number;
  readonly height: number;
}

const text = { fill: "var(--ink-2)", fontSize: 13 } as const;
const axisHeight = 20; // of the horizontal one with its numbers
const margin = { top: 8, right: 14, bottom: 2, left: 0 } as const;
const namedMargin = { ...margin, top: 24 } as const;
const cursor = { stroke: "var(--line-strong)" } as const;

/**
 * The drawing of a line chart, by recharts; a chunk of its own.
 *
 * Its parts are kept from one drawing to the next, because each part that is new costs recharts a pass of its own.
 */
export function Plot({ title, view, lines, level, spot, domain, format, tick, marked, width, height }: PlotProps) {
  const { rows, marks, axis, convention, plan, backend } = view;
  const end = Math.max((axis === "epoch" && plan?.epochs) || 0, rows.at(-1)?.x ?? 0) || 1;
  const xAxis = useMemo(() => {
    const ticks = roundTicks(0, end, Math.max(2, Math.floor(width / 90)));
    return (
      <XAxis
        dataKey="x"
        type="number"
        domain={[0, end]}
        ticks={ticks}
        interval="preserveStartEnd"
        tick={text}
        tickFormatter={(value: number) => axisValue(axis, value)}
        stroke="var(--line-strong)"
        height={axisHeight}
        tickMargin={4}
      />
    );
  }, [end, width, axis]);
  const [low, high] = domain;
  const yAxis = useMemo(() => {
    const ticks = roundTicks(low, high, Math.max(2, Math.floor(height / 45)));
    return (
      <YAxis
        domain={[low, high]}
        ticks={ticks}
        tick={text}
        tickFormatter={tick}
        stroke="var(--line-strong)"
        axisLine={false}
        tickLine={false}
        width={54}
        allowDataOverflow
      />
    );
  }, [low, high, height, tick]);
  const tooltip = useMemo(() => {
    const where = (x: number): string => `${axisLabels[axis]} ${axisValue(axis, x)}`;
    const content = <PlotTooltip lines={lines} format={format} where={where} />;
    return <Tooltip isAnimationActive={false} cursor={cursor} content={content} />;
  }, [axis, lines, format]);
  const named = Boolean(marked) && marks.length > 1;
  const places = marks.map(({ name, from }) => `${name}@${from}`).join();
  // The marks are new at every evaluation, but rarely different.
  const phases = useMemo(
    () =>
      marks.map(({ name, from }, i) => (
        <ReferenceLine
          key={from}
          x={from}
          stroke={i === 0 ? "none" : name === undefined ? "var(--grid)" : "var(--line-strong)"}
          strokeDasharray="4 3"
          label={named && name !== undefined ? <PhaseName name={name} plotWidth={width} /> : undefined}
        />
      )),
    [places, named, width],
  );
  const chance = useMemo(
    () =>
      level && <ReferenceLine y={level.value} stroke="var(--series-grey)" strokeDasharray="1 3" strokeWidth={1.5} />,
    [level],
  );
  const ring = useMemo(() => {
    if (!spot) return undefined;
    const name = <SpotName name={spot.label} plotWidth={width} floor={height - margin.bottom - axisHeight} />;
    const { x, y } = spot;
    return (
      <ReferenceDot x={x} y={y} r={5.5} fill="var(--surface)" stroke="var(--ink)" strokeWidth={2.5} label={name} />
    );
  }, [spot, width, height]);
  const curves = useMemo(
    () =>
      lines.map(({ key, label, colour, dash, width: thick = 2 }) => (
        <PlotLine
          key={key}
          dataKey={key}
          name={label}
          stroke={colour}
          strokeDasharray={dash}
          strokeWidth={thick}
          type="linear"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      )),
    [lines],
  );
  const name = `${title} by ${axisTitle(axis, convention, backend)}; the Table button shows the same as a table`;
  return (
    <LineChart data={rows as never} width={width} height={height} margin={named ? namedMargin : margin} title={name}>
      {grid}
      {xAxis}
      {yAxis}
      {tooltip}
      {phases}
      {chance}
      {curves}
      {ring}
    </LineChart>
  );
}

const grid = <CartesianGrid stroke="var(--grid)" vertical={false} />;
