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
import type { MergedRow } from "../../store/mergedRows";
import { useWords } from "../useWords";
import { axisLabels, axisTitle, axisValue } from "./axes";
import type { LineFigureProps } from "./LineFigure";
import { type Line, lineId, lineValue, type Spot } from "./lines";
import { PhaseName } from "./PhaseName";
import { PlotTooltip } from "./PlotTooltip";
import { laneMarks, withRoom } from "./phaseMarks";
import { SpotName } from "./SpotName";
import { SpotRing } from "./SpotRing";
import { powerTicks, roundTicks } from "./ticks";

interface PlotProps extends LineFigureProps {
  readonly width: number;
  readonly height: number;
}

const text = { fill: "var(--ink-2)", fontSize: 13 } as const;
const axisHeight = 20; // of the horizontal one with its numbers
const axisWidth = 54; // of the vertical one
const margin = { top: 8, right: 14, bottom: 2, left: 0 } as const;
const namedMargin = { ...margin, top: 24 } as const;
const cursor = { stroke: "var(--line-strong)" } as const;
const noSpots: readonly Spot[] = [];

/**
 * The drawing of a line chart, by recharts; a chunk of its own.
 *
 * Its parts are kept from one drawing to the next, because each part that is new costs recharts a pass of its own.
 */
export function Plot(props: PlotProps) {
  const {
    title,
    view,
    lines,
    level,
    spots = noSpots,
    domain,
    logarithmic,
    format,
    tick,
    marked,
    width,
    height,
  } = props;
  const t = useWords();
  const { lanes, rows, axis, convention } = view;
  const planned = axis === "epoch" ? lanes.map(({ plan }) => plan?.epochs ?? 0) : [];
  const end = Math.max(...planned, rows.at(-1)?.x ?? 0) || 1;
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
    const most = Math.max(2, Math.floor(height / 45));
    return (
      <YAxis
        domain={[low, high]}
        scale={logarithmic ? "log" : "linear"}
        ticks={logarithmic ? powerTicks(low, high, most) : roundTicks(low, high, most)}
        tick={text}
        tickFormatter={tick}
        stroke="var(--line-strong)"
        axisLine={false}
        tickLine={false}
        width={axisWidth}
        allowDataOverflow
      />
    );
  }, [low, high, height, tick, logarithmic]);
  const tooltip = useMemo(() => {
    const where = (x: number): string => `${t.of(axisLabels[axis])} ${axisValue(axis, x)}`;
    const content = <PlotTooltip lanes={lanes} lines={lines} format={format} where={where} />;
    return <Tooltip isAnimationActive={false} cursor={cursor} content={content} />;
  }, [axis, lanes, lines, format, t]);
  const marks = withRoom(laneMarks(view, t), end, axisWidth, width - margin.right);
  const named = Boolean(marked) && marks.length > 1;
  const places = marks.map(({ id, name, colour }) => `${id} ${name} ${colour}`).join();
  // The marks are new at every evaluation, but rarely different.
  const phases = useMemo(
    () =>
      marks.map(({ id, name, from, colour }) => (
        <ReferenceLine
          key={id}
          x={from}
          stroke={colour}
          strokeDasharray="4 3"
          label={named && name !== undefined ? <PhaseName name={name} /> : undefined}
        />
      )),
    [places, named],
  );
  const chance = useMemo(
    () =>
      level && <ReferenceLine y={level.value} stroke="var(--series-grey)" strokeDasharray="1 3" strokeWidth={1.5} />,
    [level],
  );
  const rings = useMemo(() => {
    const floor = height - margin.bottom - axisHeight;
    return spots.map((spot) => (
      <ReferenceDot
        key={spot.letter ?? "chosen"}
        x={spot.x}
        y={spot.y}
        r={5.5}
        shape={<SpotRing spot={spot} />}
        label={spot.label === undefined ? undefined : <SpotName name={spot.label} plotWidth={width} floor={floor} />}
      />
    ));
  }, [spots, width, height]);
  const curves = useMemo(() => lines.map((line) => curve(line, logarithmic)), [lines, logarithmic]);
  const name = t`${title} by ${axisTitle(axis, convention, lanes[0]?.backend, t)}; the Table button shows the same as a table`;
  return (
    <LineChart data={rows as never} width={width} height={height} margin={named ? namedMargin : margin} title={name}>
      {grid}
      {xAxis}
      {yAxis}
      {tooltip}
      {phases}
      {chance}
      {curves}
      {rings}
    </LineChart>
  );
}

const grid = <CartesianGrid stroke="var(--grid)" vertical={false} />;

function curve(line: Line, logarithmic: boolean | undefined) {
  const { label, colour, dash, width = 2 } = line;
  const value = (row: MergedRow): number | undefined => {
    const drawn = lineValue(line, row);
    return logarithmic && !((drawn ?? 0) > 0) ? undefined : drawn;
  };
  return (
    <PlotLine
      key={lineId(line)}
      dataKey={value}
      name={label}
      stroke={colour}
      strokeDasharray={dash}
      strokeWidth={width}
      type="linear"
      dot={false}
      activeDot={false}
      connectNulls
      isAnimationActive={false}
    />
  );
}
