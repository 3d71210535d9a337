import { memo, useId, useState } from "react";
import { formatPercent } from "../../lib/format";
import type { MethodId } from "../../sparse/algorithms";
import { layerRows } from "../../store/sweep/figures";
import { methodName } from "../../sweep/verdictSentence";
import { layerStyles } from "../charts/lines";
import { lazyPart } from "../lazyPart";
import { useWords } from "../useWords";
import type { LevelLine } from "./LevelPlot";
import { LevelTable } from "./LevelTable";
import { SaveSweepChart } from "./SaveSweepChart";
import { SweepFigure } from "./SweepFigure";
import { logDomain } from "./scales";
import type { Figures } from "./useFigures";

const LevelPlot = lazyPart(() => import("./LevelPlot").then(({ LevelPlot }) => LevelPlot));

const shapes = ["circle", "triangle", "square", "diamond"] as const;

const overall = {
  key: "overall",
  label: "Overall",
  style: { colour: "var(--line-strong)", shape: "square", filled: true, width: 5 },
} as const satisfies LevelLine;

const percent = (value: number): string => formatPercent(value, value < 0.0995 ? 1 : 0);

/** How a method shares the weights that are left among the layers, at every level. */
export const LayerChart = memo(function LayerChart({ figures }: { figures: Figures }) {
  const t = useWords();
  const { levels, methods, sparsities, positions } = figures;
  const id = useId();
  const masked: readonly MethodId[] = methods.filter((method) => method !== "dense");
  const [chosen, setChosen] = useState<MethodId>("rigl");
  const method = masked.includes(chosen) ? chosen : masked[0];
  const rows = method ? layerRows(levels, method) : [];
  const layers = Object.keys(rows[0]?.means ?? {}).filter((name) => name !== overall.key);
  // The overall line lies below, because with equal shares all the others lie on it.
  const lines: readonly LevelLine[] = [
    { ...overall, label: t.of(overall.label) },
    ...layers.map((name, i) => ({
      key: name,
      label: name,
      style: { ...layerStyles[i % layerStyles.length], shape: shapes[i % shapes.length], filled: false, width: 2 },
    })),
  ];
  return (
    <SweepFigure
      title={t`Layer density`}
      unit={t`share of weights kept`}
      axis={t`Sparsity, %`}
      empty={t`How each method shares the weights that are left among the layers.`}
      save={<SaveSweepChart id="density" title={t`Layer density`} figures={figures} />}
      hasData={rows.length > 0}
      className="chart-layers"
      tools={
        method && (
          <>
            <label htmlFor={id} className="hidden">
              {t`Method of the layers`}
            </label>
            <select id={id} value={method} onChange={(event) => setChosen(event.target.value as MethodId)}>
              {masked.map((one) => (
                <option key={one} value={one}>
                  {t.of(methodName(one))}
                </option>
              ))}
            </select>
          </>
        )
      }
      note={
        rows.length > 0 && (
          <ul className="legend">
            {lines.map(({ key, label, style }) => (
              <li key={key}>
                <svg width="26" height="10" aria-hidden="true">
                  <line
                    x1="1"
                    x2="25"
                    y1="5"
                    y2="5"
                    stroke={style.colour}
                    strokeWidth={style.width}
                    strokeDasharray={style.dash}
                  />
                </svg>
                {label}
              </li>
            ))}
          </ul>
        )
      }
      plot={(size) => (
        <LevelPlot
          title={t`density`}
          rows={rows}
          levels={positions}
          lines={lines}
          domain={logDomain(rows.flatMap(({ means }) => Object.values(means)))}
          log
          format={percent}
          tick={percent}
          {...size}
        />
      )}
      table={
        <LevelTable
          caption={method ? t`Layer density, ${t.of(methodName(method))}` : t`Layer density`}
          head={t`Layer`}
          sparsities={sparsities}
          lines={lines.map(({ key, label }) => ({
            key,
            label,
            cell: (at: number) => {
              const mean = rows.find(({ sparsity }) => sparsity === at)?.means[key];
              return mean === undefined ? undefined : percent(mean);
            },
          }))}
        />
      }
    />
  );
});
