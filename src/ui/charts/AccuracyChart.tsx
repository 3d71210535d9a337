import { useMemo, useState } from "react";
import { formatPercent } from "../../lib/format";
import { chosenPoint } from "../../store/series";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";
import { LineFigure } from "./LineFigure";
import type { Level, Line, Spot } from "./lines";
import { PartChoice } from "./PartChoice";
import { useLaneLines } from "./useLaneLines";
import { type ChartView, useRows } from "./useRows";

const percent = (value: number): string => formatPercent(value);
const tick = (value: number): string => formatPercent(value, 0);

function partLines(t: Words): readonly Line[] {
  return [
    { key: "train", lane: 0, label: t`Train`, colour: "var(--series-green)", dash: "2 3" },
    { key: "val", lane: 0, label: t`Validation`, colour: "var(--series-orange)", dash: "7 4" },
    { key: "test", lane: 0, label: t`Test`, colour: "var(--series-blue)", width: 2.75 },
  ];
}

/** Accuracy beside chance: of one lane on the three parts of the data, of several on one part. */
export function AccuracyChart() {
  const t = useWords();
  const view = useRows(0);
  const [part, setPart] = useState<"test" | "val">("test");
  const several = view.lanes.length > 1;
  const alone = useMemo(() => partLines(t), [t]);
  const beside = useLaneLines(view.lanes, part);
  const lines = several ? beside : alone;
  const outputs = view.lanes.find(({ plan }) => plan)?.plan?.outputs;
  const chance = outputs === undefined ? undefined : 1 / Math.max(2, outputs);
  const level = useMemo<Level | undefined>(
    () => (chance === undefined ? undefined : { value: chance, label: t`Chance` }),
    [chance, t],
  );
  const spots = useMemo(
    () => chosenSpots(view, several && part === "val" ? "valAccuracy" : "testAccuracy", t),
    [view, several, part, t],
  );
  const values = view.lanes.flatMap(({ rows }) => rows.flatMap((row) => lines.map(({ key }) => row[key] ?? 1)));
  const lowest = Math.min(chance ?? 0.5, ...values);
  const low = Math.max(0, Math.floor(10 * lowest - 0.5) / 10);
  const domain = useMemo(() => [low, 1] as const, [low]);
  const tools = useMemo(
    () =>
      several && (
        <PartChoice
          legend={t`Accuracy on`}
          parts={{ test: t`Test`, val: t`Validation` }}
          chosen={part}
          onChoose={setPart}
        />
      ),
    [several, part, t],
  );
  return (
    <LineFigure
      title={t`Accuracy`}
      paperTitle={several ? (part === "test" ? t`Test accuracy` : t`Validation accuracy`) : undefined}
      unit={t`share predicted right`}
      className="chart-accuracy"
      part="accuracy"
      view={view}
      lines={lines}
      level={level}
      spots={spots}
      domain={domain}
      format={percent}
      tick={tick}
      tools={tools}
      empty={
        several
          ? t`The accuracy of all lanes after every epoch will appear here, beside chance.`
          : t`Train, validation and test accuracy after every epoch will appear here, beside chance.`
      }
      marked
    />
  );
}

/** Marks where the model of each lane that ended was chosen. */
function chosenSpots(view: ChartView, column: "testAccuracy" | "valAccuracy", t: Words): readonly Spot[] {
  const { lanes, axis, convention } = view;
  const several = lanes.length > 1;
  return lanes.flatMap(({ evaluations, result, style }): readonly Spot[] => {
    const at = chosenPoint(evaluations, result?.bestEpoch, axis, convention, column);
    if (!at) return [];
    if (several) return [{ letter: style.letter, colour: style.colour, ...at }];
    const accuracy = formatPercent(at.y);
    const label = result?.chosenBy === "test" ? t`chosen by test, ${accuracy}` : t`chosen, ${accuracy}`;
    return [{ label, colour: "var(--ink)", ...at }];
  });
}
