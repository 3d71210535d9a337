import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import type { CurvePoint } from "../../../bench/density/curve";
import { formatDensity } from "../../../store/bench/densitySentence";
import { logDomain, logTicks } from "../../sweep/scales";
import { useWords } from "../../useWords";
import { type DensityLine, densityTick } from "./lines";

interface DensityPlotProps {
  readonly points: readonly CurvePoint[];
  readonly lines: readonly DensityLine[];
  readonly level?: number; // that a dotted line lies at
  readonly write: (value: number) => string;
  readonly width: number;
  readonly height: number;
}

const text = { fill: "var(--ink-2)", fontSize: 13 } as const;
const margin = { top: 10, right: 18, bottom: 2, left: 0 } as const;
const axisWidth = 54;

/** The drawing of one width over its densities, both axes logarithmic: half the density is one step to the left. */
export function DensityPlot({ points, lines, level, write, width, height }: DensityPlotProps) {
  const t = useWords();
  const values = points.flatMap((point) => lines.flatMap(({ of }) => of(point) ?? []));
  const domain = logDomain(level === undefined ? values : [...values, level]);
  const shares = points.map(({ density }) => density);
  const crowded = (width - axisWidth) / Math.max(1, shares.length) < 46;
  return (
    <LineChart data={points as never} width={width} height={height} margin={margin} accessibilityLayer={false}>
      <CartesianGrid stroke="var(--grid)" />
      <XAxis
        dataKey="density"
        type="number"
        scale="log"
        domain={[Math.min(...shares) / 1.15, 1.15 * Math.max(...shares)]}
        ticks={crowded ? shares.filter((_, i) => i % 2 === 0) : shares}
        interval={0}
        tick={text}
        tickFormatter={densityTick}
        stroke="var(--line-strong)"
        height={20}
        tickMargin={4}
        allowDataOverflow
      />
      <YAxis
        domain={domain as [number, number]}
        scale="log"
        ticks={logTicks(domain, Math.max(3, Math.floor(height / 40))) as number[]}
        interval={0}
        tick={text}
        tickFormatter={write}
        axisLine={false}
        tickLine={false}
        width={axisWidth}
        allowDataOverflow
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: "var(--line-strong)" }}
        content={({ active, payload }) => {
          const row = payload?.[0]?.payload as CurvePoint | undefined;
          if (!active || !row) return null;
          return (
            <div className="tooltip" aria-hidden="true">
              <b>{t`${formatDensity(row.density)} density`}</b>
              {lines.map(({ key, label, colour, of }) => {
                const value = of(row);
                return value === undefined ? null : (
                  <div key={key}>
                    <span style={{ color: colour }}>■</span> {label} {write(value)}
                  </div>
                );
              })}
            </div>
          );
        }}
      />
      {level !== undefined && <ReferenceLine y={level} stroke="var(--series-grey)" strokeDasharray="1 3" />}
      {lines.map(({ key, label, colour, dash, of, dots }) => (
        <Line
          key={key}
          dataKey={of as never}
          name={label}
          stroke={colour}
          strokeDasharray={dash}
          strokeWidth={dots ? 2.75 : 2}
          type="linear"
          connectNulls
          dot={dots ? { r: 3.5, fill: colour, strokeWidth: 0 } : false}
          activeDot={false}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
}
