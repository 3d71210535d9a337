import { memo } from "react";
import { formatPercent, formatShort } from "../../lib/format";
import { type FrontPoint, frontPoints } from "../../store/sweep/figures";
import { useSweep } from "../../store/sweep/sweep";
import { levelName } from "../../store/sweep/taking";
import { accuracyFlopsFront } from "../../sweep/summary";
import { lazyPart } from "../lazyPart";
import { useWords } from "../useWords";
import { accuracyDomain } from "./MeasureChart";
import { SaveSweepChart } from "./SaveSweepChart";
import { SweepFigure } from "./SweepFigure";
import { logDomain } from "./scales";
import type { Figures } from "./useFigures";

const FrontPlot = lazyPart(() => import("./FrontPlot").then(({ FrontPlot }) => FrontPlot));

/** Accuracy against training FLOPs, and the front of what nothing beats in both. */
export const FrontChart = memo(function FrontChart({ figures }: { figures: Figures }) {
  const t = useWords();
  const { shown, convention } = figures;
  const points = frontPoints(shown, convention);
  const front = frontPoints(accuracyFlopsFront(shown), convention);
  const isOnFront = (point: FrontPoint): boolean =>
    front.some(({ method, sparsity }) => method === point.method && sparsity === point.sparsity);
  const pick = ({ method, sparsity }: FrontPoint): void => useSweep.getState().pick({ method, sparsity });
  return (
    <SweepFigure
      title={t`Accuracy–FLOPs front`}
      unit=""
      axis={t`Training FLOPs, counted`}
      empty={t`Which method gives the most accuracy for its training FLOPs.`}
      save={<SaveSweepChart id="front" title={t`Accuracy–FLOPs front`} figures={figures} />}
      hasData={points.length > 0}
      className="chart-front"
      plot={(size) => (
        <FrontPlot
          points={points}
          front={front}
          flopsDomain={logDomain(points.map(({ flops }) => flops))}
          accuracyDomain={accuracyDomain(points.map(({ accuracy }) => accuracy))}
          onOpen={pick}
          {...size}
        />
      )}
      table={
        <table>
          <caption className="hidden">{t`Accuracy for training FLOPs; a button opens the runs`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Method and level`}</th>
              <th scope="col">{t`Accuracy`}</th>
              <th scope="col">{t`FLOPs`}</th>
              <th scope="col">{t`Front`}</th>
            </tr>
          </thead>
          <tbody>
            {points
              .toSorted((a, b) => a.flops - b.flops)
              .map((point) => (
                <tr key={`${point.method} ${point.sparsity}`}>
                  <th scope="row">
                    <button type="button" className="link cell" onClick={() => pick(point)}>
                      {levelName(point, t)}
                    </button>
                  </th>
                  <td>{formatPercent(point.accuracy)}</td>
                  <td>{formatShort(point.flops)}</td>
                  <td>{isOnFront(point) ? t`on the front` : ""}</td>
                </tr>
              ))}
          </tbody>
        </table>
      }
    />
  );
});
