import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { DenseLevel, LevelRow } from "../../store/sweep/figures";
import { roundTicks } from "../charts/ticks";
import { useWords } from "../useWords";
import { LevelTooltip } from "./LevelTooltip";
import { Marker } from "./Marker";
import type { MethodStyle } from "./methodStyles";
import { levelTick, logTicks, namedLevels } from "./scales";

/** One line over the sparsity levels. */
export interface LevelLine {
  readonly key: string;
  readonly label: string;
  readonly style: MethodStyle;
}

/** What a chart over the sparsity levels draws. */
export interface LevelPlotProps {
  readonly title: string;
  readonly rows: readonly LevelRow[];
  readonly levels: readonly number[]; // positions of all levels of the sweep, so that the axis stays put
  readonly lines: readonly LevelLine[];
  readonly dense?: DenseLevel;
  readonly domain: readonly [number, number];
  readonly log?: boolean;
  readonly format: (value: number) => string;
  readonly tick: (value: number) => string;
  readonly onOpen?: (line: string, sparsity: number) => void;
  readonly width: number;
  readonly height: number;
}

const text = { fill: "var(--ink-2)", fontSize: 13 } as const;
const margin = { top: 10, right: 16, bottom: 2, left: 0 } as const;
const axisWidth = 54;

/** Draws lines over sparsity levels, each step to the right half the weights, with a band of one standard deviation. */
export function LevelPlot(props: LevelPlotProps) {
  const t = useWords();
  const { title, rows, levels, lines, dense, domain, log, format, tick, onOpen, width, height } = props;
  const [first, last] = [levels[0] ?? 0, levels.at(-1) ?? 1];
  const pad = Math.max(0.15, (last - first) * 0.04);
  const perUnit = (width - axisWidth - margin.right) / (last - first + 2 * pad);
  const named = namedLevels(
    levels.map((x) => ({ x, sparsity: 1 - 2 ** -x })),
    perUnit,
  );
  const rowsHigh = Math.max(2, Math.floor(height / 45));
  const ticks = log ? logTicks(domain, rowsHigh + 1) : roundTicks(domain[0], domain[1], rowsHigh);
  const tooltip = <LevelTooltip lines={lines} dense={dense} format={format} />;
  return (
    <ComposedChart data={rows as never} width={width} height={height} margin={margin} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--grid)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[first - pad, last + pad]}
        ticks={named.map(({ x }) => x)}
        interval={0}
        tick={text}
        tickFormatter={(x: number) => levelTick(1 - 2 ** -x)}
        stroke="var(--line-strong)"
        height={20}
        tickMargin={4}
      />
      <YAxis
        domain={domain as [number, number]}
        scale={log ? "log" : "linear"}
        ticks={ticks as number[]}
        interval={0}
        tick={text}
        tickFormatter={tick}
        axisLine={false}
        tickLine={false}
        width={axisWidth}
        allowDataOverflow
      />
      <Tooltip isAnimationActive={false} cursor={{ stroke: "var(--line-strong)" }} content={tooltip} />
      {dense && (
        <ReferenceArea
          y1={dense.band[0]}
          y2={dense.band[1]}
          fill="var(--series-grey)"
          fillOpacity={0.14}
          ifOverflow="hidden"
        />
      )}
      {dense && <ReferenceLine y={dense.mean} stroke="var(--series-grey)" strokeWidth={2} />}
      {lines.map(({ key, style }) => (
        <Area
          key={`${key} band`}
          dataKey={(row: LevelRow) => row.bands[key] as [number, number] | undefined}
          fill={style.colour}
          fillOpacity={0.1}
          stroke="none"
          type="linear"
          connectNulls
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
      {lines.map(({ key, label, style }) => (
        <Line
          key={key}
          dataKey={(row: LevelRow) => row.means[key]}
          name={label}
          stroke={style.colour}
          strokeDasharray={style.dash}
          strokeWidth={style.width}
          type="linear"
          connectNulls
          activeDot={false}
          isAnimationActive={false}
          dot={({ cx, cy, payload, index }: { cx?: number; cy?: number; payload?: LevelRow; index?: number }) => {
            const mean = payload?.means[key];
            if (cx === undefined || cy === undefined || !payload || mean === undefined) return <g key={index} />;
            const level = `${levelTick(payload.sparsity)} %`;
            const what = t`${label} at ${level} sparsity, ${title}: ${format(mean)}. Show its runs`;
            return (
              <Marker
                key={index}
                x={cx}
                y={cy}
                style={style}
                label={what}
                onOpen={onOpen && (() => onOpen(key, payload.sparsity))}
              />
            );
          }}
        />
      ))}
    </ComposedChart>
  );
}
