import { useMemo } from "react";
import { formatPercent } from "../../lib/format";
import { useLab } from "../../store/lab";
import { chosenPoint } from "../../store/series";
import { LineFigure } from "./LineFigure";
import type { Level, Line, Spot } from "./lines";
import { useRows } from "./useRows";

const lines: readonly Line[] = [
  { key: "train", label: "Train", colour: "var(--series-green)", dash: "2 3" },
  { key: "val", label: "Validation", colour: "var(--series-orange)", dash: "7 4" },
  { key: "test", label: "Test", colour: "var(--series-blue)", width: 2.75 },
];

const percent = (value: number): string => formatPercent(value);
const tick = (value: number): string => formatPercent(value, 0);

/** Accuracy on the three parts of the data, beside chance. */
export function AccuracyChart() {
  const view = useRows(0);
  const outputs = view.plan?.outputs;
  const chance = outputs === undefined ? undefined : 1 / Math.max(2, outputs);
  const level = useMemo<Level | undefined>(
    () => (chance === undefined ? undefined : { value: chance, label: "Chance" }),
    [chance],
  );
  const best = useLab((state) => state.runs[0]?.result?.bestEpoch);
  const word = useLab((state) => (state.runs[0]?.result?.chosenBy === "test" ? "chosen by test" : "chosen"));
  const spot = useMemo<Spot | undefined>(() => {
    const at = chosenPoint(view.evaluations, best, view.axis, view.convention);
    return at && { label: `${word}, ${formatPercent(at.y)}`, ...at };
  }, [view, best, word]);
  const lowest = Math.min(chance ?? 0.5, ...view.rows.map((row) => Math.min(row.train, row.val, row.test)));
  const low = Math.max(0, Math.floor(10 * lowest - 0.5) / 10);
  const domain = useMemo(() => [low, 1] as const, [low]);
  return (
    <LineFigure
      title="Accuracy"
      unit="share predicted right"
      className="chart-accuracy"
      view={view}
      lines={lines}
      level={level}
      spot={spot}
      domain={domain}
      format={percent}
      tick={tick}
      empty="Train, validation and test accuracy after every epoch will appear here, beside chance."
      marked
    />
  );
}
