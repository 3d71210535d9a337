import { useMemo, useState } from "react";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";
import { LineFigure } from "./LineFigure";
import type { Line } from "./lines";
import { PartChoice } from "./PartChoice";
import { useLaneLines } from "./useLaneLines";
import { useRows } from "./useRows";

const tick = (value: number): string => String(Number(value.toFixed(2)));
const write = (value: number): string => value.toFixed(Math.abs(value) < 10 ? 3 : 1);

function partLines(t: Words): readonly Line[] {
  return [
    { key: "trainLoss", lane: 0, label: t`Train`, colour: "var(--series-green)", dash: "2 3" },
    { key: "valLoss", lane: 0, label: t`Validation`, colour: "var(--series-orange)", width: 2.5 },
  ];
}

/** The cross-entropy: of one lane on training and validation data, of several on one of the two. */
export function LossChart() {
  const t = useWords();
  const view = useRows(3);
  const [part, setPart] = useState<"valLoss" | "trainLoss">("valLoss");
  const several = view.lanes.length > 1;
  const alone = useMemo(() => partLines(t), [t]);
  const beside = useLaneLines(view.lanes, part);
  const lines = several ? beside : alone;
  const losses = view.lanes.flatMap(({ rows }) => rows.flatMap((row) => lines.map(({ key }) => row[key] ?? 0)));
  const highest = Math.max(0, ...losses.filter(Number.isFinite));
  const high = highest === 0 ? 1 : Math.ceil(highest * 5) / 5;
  const domain = useMemo(() => [0, high] as const, [high]);
  const tools = useMemo(
    () =>
      several && (
        <PartChoice
          legend={t`Loss on`}
          parts={{ valLoss: t`Validation`, trainLoss: t`Train` }}
          chosen={part}
          onChoose={setPart}
        />
      ),
    [several, part, t],
  );
  return (
    <LineFigure
      title={t`Loss`}
      paperTitle={several ? (part === "valLoss" ? t`Validation loss` : t`Training loss`) : undefined}
      unit={t`cross-entropy, evaluated`}
      view={view}
      lines={lines}
      domain={domain}
      format={write}
      tick={tick}
      tools={tools}
      empty={several ? t`The loss of all lanes after every epoch.` : t`Training and validation loss after every epoch.`}
    />
  );
}
