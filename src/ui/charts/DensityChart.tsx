import { useMemo } from "react";
import { formatPercent } from "../../lib/format";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";
import { LineFigure } from "./LineFigure";
import { type Line, layerStyles } from "./lines";
import { useLaneLines } from "./useLaneLines";
import { useRows } from "./useRows";

const domain = [0, 1] as const;
const tick = (value: number): string => formatPercent(value, 0);
const percent = (value: number): string => formatPercent(value, value > 0 && value < 0.9995 ? 1 : 0);

function ownLines(layers: readonly string[], moves: boolean, t: Words): readonly Line[] {
  const everActive: Line = {
    key: "everActive",
    lane: 0,
    label: t`Ever active`,
    colour: "var(--ink)",
    dash: "6 4",
    help: t`The share of the weights that any mask so far has kept: how much of the net the moving connections have explored (R_s, arXiv:2102.02887).`,
  };
  return [
    ...layers.map(
      (name, i): Line => ({ key: `layer:${name}`, lane: 0, label: name, ...layerStyles[i % layerStyles.length] }),
    ),
    { key: "density", lane: 0, label: t`All`, colour: "var(--ink)", width: 2.75 },
    ...(moves ? [everActive] : []),
  ];
}

/** The share of weights kept: of one lane in all and per layer, and where connections move, ever; of several in all. */
export function DensityChart() {
  const t = useWords();
  const view = useRows(1);
  const several = view.lanes.length > 1;
  const beside = useLaneLines(view.lanes, "density");
  const layers = view.lanes[0]?.plan?.layers;
  const moves = view.lanes[0]?.rows.at(-1)?.everActive !== undefined;
  const alone = useMemo(() => ownLines(Object.keys(layers ?? {}), moves, t), [layers, moves, t]);
  return (
    <LineFigure
      title={t`Mask density`}
      part="density"
      unit={t`of weights`}
      view={view}
      lines={several ? beside : alone}
      domain={domain}
      format={percent}
      tick={tick}
      empty={
        several
          ? t`How many of the weights each lane keeps.`
          : t`How many of the weights are kept, in all and per layer.`
      }
    />
  );
}
