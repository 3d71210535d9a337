import { useMemo } from "react";
import { LineFigure } from "./LineFigure";
import type { Line } from "./lines";
import { useRows } from "./useRows";

const lines: readonly Line[] = [
  { key: "trainLoss", label: "Train", colour: "var(--series-green)", dash: "2 3" },
  { key: "valLoss", label: "Validation", colour: "var(--series-orange)", width: 2.5 },
];

const tick = (value: number): string => String(Number(value.toFixed(2)));
const write = (value: number): string => value.toFixed(Math.abs(value) < 10 ? 3 : 1);

/** The cross-entropy on training and validation data. */
export function LossChart() {
  const view = useRows(3);
  const highest = Math.max(
    0,
    ...view.rows.flatMap(({ trainLoss, valLoss }) => [trainLoss, valLoss]).filter(Number.isFinite),
  );
  const high = highest === 0 ? 1 : Math.ceil(highest * 5) / 5;
  const domain = useMemo(() => [0, high] as const, [high]);
  return (
    <LineFigure
      title="Loss"
      unit="cross-entropy, evaluated"
      view={view}
      lines={lines}
      domain={domain}
      format={write}
      tick={tick}
      empty="Training and validation loss after every epoch."
    />
  );
}
