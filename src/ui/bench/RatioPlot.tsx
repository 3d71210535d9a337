import { Bar, BarChart, Cell, LabelList, ReferenceLine, XAxis, YAxis } from "recharts";
import type { RatioBar } from "../../store/bench/rows";
import { useWords } from "../useWords";
import { formatTimes } from "./figures";

interface RatioPlotProps {
  readonly bars: readonly RatioBar[];
  readonly width: number;
  readonly height: number;
}

const text = { fill: "var(--ink-2)", fontSize: 13 } as const;

/** Ratios that may stand on the axis. */
const candidates = [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000] as const;

/** The drawing of the ratios by recharts; a chunk of its own. Bars are drawn over logarithms, so that they start at 1. */
export function RatioPlot({ bars, width, height }: RatioPlotProps) {
  const t = useWords();
  const narrow = width < 560;
  const labelWidth = narrow ? Math.min(156, width * 0.48) : Math.min(320, width * 0.4);
  const names = narrow ? { ...text, fontSize: 12 } : text;
  const ratios = bars.map(({ ratio }) => ratio);
  const low = Math.min(...ratios) < 1 ? Math.log10(Math.min(...ratios) / 1.5) : 0;
  const high = Math.log10(Math.max(2, ...ratios) * 1.6);
  const data = bars.map(({ id, title, ratio }) => ({ id, title: t.of(title), ratio, value: Math.log10(ratio) }));
  const ticks = candidates.map(Math.log10).filter((tick) => tick >= low && tick <= high);
  return (
    <BarChart
      data={data}
      layout="vertical"
      width={width}
      height={height}
      margin={{ top: 4, right: 52, bottom: 0, left: 0 }}
      barCategoryGap="22%"
      accessibilityLayer={false}
    >
      <XAxis
        type="number"
        domain={[low, high]}
        ticks={ticks}
        interval={0}
        tick={text}
        tickFormatter={(value: number) => `${Number((10 ** value).toPrecision(1))}×`}
        stroke="var(--line-strong)"
        height={22}
        allowDataOverflow
      />
      <YAxis
        type="category"
        dataKey="title"
        width={labelWidth}
        tick={names}
        interval={0}
        axisLine={false}
        tickLine={false}
      />
      <ReferenceLine x={0} stroke="var(--line-strong)" />
      <Bar dataKey="value" maxBarSize={26} isAnimationActive={false}>
        {data.map(({ id, ratio }) => (
          <Cell key={id} fill={ratio > 1 ? "var(--series-blue)" : "var(--series-orange)"} />
        ))}
        <LabelList
          dataKey="ratio"
          position="right"
          fill="var(--ink)"
          fontSize={13}
          formatter={(ratio: unknown) => formatTimes(Number(ratio))}
        />
      </Bar>
    </BarChart>
  );
}
