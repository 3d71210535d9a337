import { memo } from "react";
import { formatPercent, formatShort, formatSpread } from "../../lib/format";
import type { MethodId } from "../../sparse/algorithms";
import { denseLevel, levelRows, type Measure, spreadOfMeasure } from "../../store/sweep/figures";
import { useSweep } from "../../store/sweep/sweep";
import { methodName } from "../../sweep/verdictSentence";
import { lazyPart } from "../lazyPart";
import { useWords } from "../useWords";
import { LevelTable } from "./LevelTable";
import { methodStyles } from "./methodStyles";
import { SaveSweepChart } from "./SaveSweepChart";
import { SweepFigure } from "./SweepFigure";
import { logDomain } from "./scales";
import type { Figures } from "./useFigures";

const LevelPlot = lazyPart(() => import("./LevelPlot").then(({ LevelPlot }) => LevelPlot));

const parts = {
  accuracy: {
    title: "Accuracy",
    unit: "test, mean ± one standard deviation over seeds",
    empty: "Test accuracy of every method at every level, as soon as the first runs have finished.",
  },
  flops: {
    title: "Training FLOPs",
    unit: "counted",
    empty: "What training costs at every level.",
  },
} as const;

/** One measure of every method over the sparsity levels, beside the dense net's. */
export const MeasureChart = memo(function MeasureChart(props: { measure: Measure; figures: Figures }) {
  const t = useWords();
  const { measure, figures } = props;
  const { levels, shown, methods, hidden, sparsities, positions, convention } = figures;
  const title = t.of(parts[measure].title);
  const isAccuracy = measure === "accuracy";
  const rows = levelRows(shown, measure, convention);
  const dense = hidden.includes("dense") ? undefined : denseLevel(levels, measure, convention);
  const visible = methods.filter((method) => method !== "dense" && !hidden.includes(method));
  const lines = visible.map((method) => ({
    key: method,
    label: t.of(methodName(method)),
    style: methodStyles[method],
  }));
  const values = rows.flatMap(({ means, bands }) => [...Object.values(means), ...Object.values(bands).flat()]);
  if (dense) values.push(dense.mean, ...dense.band);
  const format = isAccuracy ? (value: number) => formatPercent(value) : formatShort;
  const pick = (method: string, sparsity: number): void =>
    useSweep.getState().pick({ method: method as MethodId, sparsity });
  const cell = (method: MethodId, sparsity: number) => {
    const level = levels.find((one) => one.method === method && (method === "dense" || one.sparsity === sparsity));
    if (!level?.figures) return undefined;
    const spread = spreadOfMeasure(level.figures, measure, convention);
    return (
      <button type="button" className="link cell" onClick={() => pick(method, level.sparsity)}>
        {isAccuracy ? formatSpread(spread) : format(spread.mean)}
      </button>
    );
  };
  return (
    <SweepFigure
      title={title}
      unit={t.of(parts[measure].unit)}
      axis={t`Sparsity, %`}
      empty={t.of(parts[measure].empty)}
      save={<SaveSweepChart id={measure} title={title} figures={figures} />}
      hasData={rows.length > 0 || dense !== undefined}
      className={`chart-${measure}`}
      plot={(size) => (
        <LevelPlot
          title={title}
          rows={rows}
          levels={positions}
          lines={lines}
          dense={dense}
          domain={isAccuracy ? accuracyDomain(values) : logDomain(values)}
          log={!isAccuracy}
          format={format}
          tick={isAccuracy ? (value) => formatPercent(value, 0) : formatShort}
          onOpen={pick}
          {...size}
        />
      )}
      table={
        <LevelTable
          caption={t`${title}; a button opens the runs`}
          head={t`Method`}
          sparsities={sparsities}
          lines={methods
            .filter((method) => !hidden.includes(method))
            .map((method) => ({
              key: method,
              label: t.of(methodName(method)),
              cell: (at: number) => cell(method, at),
            }))}
        />
      }
    />
  );
});

/** Returns the ends of the accuracy axis: whole tenths, or twentieths where all lies close together. */
export function accuracyDomain(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = high - low < 0.2 ? 0.05 : 0.1;
  const floor = Math.max(0, Math.floor((low - 0.005) / step) * step);
  const ceiling = Math.min(1, Math.ceil((high + 0.005) / step) * step);
  return [Number(floor.toFixed(2)), Number(ceiling.toFixed(2))];
}
