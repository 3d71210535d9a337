import { useMemo } from "react";
import { formatPercent } from "../../lib/format";
import { LineFigure } from "./LineFigure";
import { type Line, layerStyles } from "./lines";
import { useRows } from "./useRows";

const overall: Line = { key: "density", label: "All", colour: "var(--ink)", width: 2.75 };
const everActive: Line = {
  key: "everActive",
  label: "Ever active",
  colour: "var(--ink)",
  dash: "6 4",
  help: "The share of the weights that any mask so far has kept: how much of the net the moving connections have explored (R_s, arXiv:2102.02887).",
};
const domain = [0, 1] as const;
const tick = (value: number): string => formatPercent(value, 0);
const percent = (value: number): string => formatPercent(value, value > 0 && value < 0.9995 ? 1 : 0);

/** The share of weights kept, of all together and of each layer; where connections move, also the share ever kept. */
export function DensityChart() {
  const view = useRows(1);
  const layers = view.plan?.layers;
  const moves = view.rows.at(-1)?.everActive !== undefined;
  const lines = useMemo<readonly Line[]>(
    () => [
      ...Object.keys(layers ?? {}).map(
        (name, i): Line => ({ key: `layer:${name}`, label: name, ...layerStyles[i % layerStyles.length] }),
      ),
      overall,
      ...(moves ? [everActive] : []),
    ],
    [layers, moves],
  );
  return (
    <LineFigure
      title="Mask density"
      unit="of weights"
      view={view}
      lines={lines}
      domain={domain}
      format={percent}
      tick={tick}
      empty="How many of the weights are kept, in all and per layer."
    />
  );
}
