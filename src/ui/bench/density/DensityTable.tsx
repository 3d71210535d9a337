import type { DensityCurve } from "../../../bench/density/curve";
import { formatDensity, formatPart } from "../../../store/bench/densitySentence";
import { useWords } from "../../useWords";
import { formatMilliseconds } from "../figures";

/** The points of one width as a table. */
export function DensityTable({ curve }: { curve: DensityCurve }) {
  const t = useWords();
  const time = (ms: number | undefined): string => (ms === undefined ? "–" : formatMilliseconds(ms));
  return (
    <table>
      <caption className="hidden">{t`Steps at width ${curve.width} over densities`}</caption>
      <thead>
        <tr>
          <th scope="col">{t`Density`}</th>
          <th scope="col">{t`Whole matrices`}</th>
          <th scope="col">{t`Connections alone`}</th>
          <th scope="col">{t`Part of the dense time, measured`}</th>
          <th scope="col">{t`Part of the dense FLOPs, counted`}</th>
        </tr>
      </thead>
      <tbody>
        {curve.points.map(({ density, denseMs, sparseMs, sparse, counted }) => (
          <tr key={density}>
            <th scope="row">{formatDensity(density)}</th>
            <td>{time(denseMs)}</td>
            <td>{time(sparseMs)}</td>
            <td>{sparse === undefined ? "–" : formatPart(sparse)}</td>
            <td>{formatPart(counted)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
