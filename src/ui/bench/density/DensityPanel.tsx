import { useMemo, useState } from "react";
import { densityCurves } from "../../../bench/density/curve";
import { densityWidths } from "../../../bench/density/densityFile";
import { formatCount } from "../../../lib/format";
import { useDensity } from "../../../store/bench/density";
import { curveSentence, formatPart, widthsSentence } from "../../../store/bench/densitySentence";
import { PartChoice } from "../../charts/PartChoice";
import { lazyPart } from "../../lazyPart";
import { SaveMenu } from "../../save/SaveMenu";
import { SweepFigure } from "../../sweep/SweepFigure";
import { useWords } from "../../useWords";
import { formatMilliseconds } from "../figures";
import { DensityBar } from "./DensityBar";
import { DensityTable } from "./DensityTable";
import { type DensityUnit, densityLines } from "./lines";
import "../../styles/density.css";

const DensityPlot = lazyPart(() => import("./DensityPlot").then(({ DensityPlot }) => DensityPlot));

/** Holds counted FLOPs against measured time: where sparsity pays on this device, width by width. */
export function DensityPanel() {
  const t = useWords();
  const width = useDensity((state) => state.width);
  const file = useDensity((state) => state.file);
  // A width half measured would be judged by its dense end.
  const halfway = useDensity(({ state, progress }) => (state === "running" ? progress?.width : undefined));
  const [unit, setUnit] = useState<DensityUnit>("parts");
  const curves = useMemo(() => densityCurves(file?.rows ?? []), [file]);
  const curve = curves.find((one) => one.width === width);
  const whole = curves.filter((one) => one.width !== halfway);
  const title = t`Counted against measured`;
  const lines = densityLines(unit, t);
  const draw = async () => {
    const { densityDrawing } = await import("./densityDrawing");
    return file && densityDrawing(file);
  };
  const parts = { parts: t`Parts of the dense step`, times: t`Milliseconds` };
  return (
    <section className="density" aria-label={title}>
      <div className="panel density-head">
        <h2>{title}</h2>
        <p>
          {t`A net of density 0.05 has a twentieth of the FLOPs to count. Whether a step takes a twentieth of the time is another question: it depends on the width, the kernels and the device. Here both are measured on this one: whole matrices under a mask, and kernels that work on the connections alone.`}
        </p>
        <DensityWidths measured={curves.map((one) => one.width)} />
        <DensityBar />
        <div role="status" className="density-reading">
          {curve && curve.width !== halfway && <p>{curveSentence(curve, t)}</p>}
          {whole.length > 1 && <p>{widthsSentence(whole, t)}</p>}
        </div>
      </div>
      <SweepFigure
        title={t`A step over densities, width ${formatCount(width)}`}
        unit={unit === "parts" ? t`the dense step is 1` : t`ms, measured`}
        axis={t`Density of the connections, %`}
        empty={t`Nothing has been measured at this width yet: press Measure this width.`}
        hasData={curve !== undefined}
        className="density-chart"
        tools={<PartChoice legend={t`Unit of the chart`} parts={parts} chosen={unit} onChoose={setUnit} />}
        save={<SaveMenu title={title} name={() => ["counted-against-measured", "width", width]} draw={draw} />}
        note={
          <ul className="legend">
            {lines.map(({ key, label, colour, dash }) => (
              <li key={key}>
                <svg width="26" height="10" aria-hidden="true">
                  <line x1="1" x2="25" y1="5" y2="5" stroke={colour} strokeWidth={2} strokeDasharray={dash} />
                </svg>
                <span className="legend-label">{label}</span>
              </li>
            ))}
          </ul>
        }
        plot={(size) =>
          curve && (
            <DensityPlot
              points={curve.points.toReversed()}
              lines={lines}
              write={unit === "parts" ? formatPart : formatMilliseconds}
              {...size}
            />
          )
        }
        table={curve && <DensityTable curve={curve} />}
      />
      {file && (
        <p className="about">
          {t`The net: ${file.net}, W being the width. FLOPs are counted in the exact convention; times are medians of repeats in turns.`}
        </p>
      )}
    </section>
  );
}

/** Picks the width on show; those that were measured say so. */
function DensityWidths({ measured }: { measured: readonly number[] }) {
  const t = useWords();
  const width = useDensity((state) => state.width);
  const parts = Object.fromEntries(
    densityWidths.map((one) => [`w${one}`, measured.includes(one) ? t`${formatCount(one)} ✓` : formatCount(one)]),
  );
  return (
    <PartChoice
      legend={t`Width of the hidden layers`}
      parts={parts}
      chosen={`w${width}`}
      onChoose={(part) => useDensity.getState().show(Number(part.slice(1)))}
    />
  );
}
