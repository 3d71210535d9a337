import { type MergedRow, rowBefore } from "../../store/mergedRows";
import { type Line, lineId } from "./lines";
import type { ChartLane } from "./useRows";

/** The values under the pointer, of each lane the latest there; silent for screen readers, which have the table. */
export function PlotTooltip(props: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: MergedRow }[];
  readonly lanes: readonly ChartLane[];
  readonly lines: readonly Line[];
  readonly format: (value: number) => string;
  readonly where: (x: number) => string;
}) {
  const { active, payload, lanes, lines, format, where } = props;
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="tooltip" aria-hidden="true">
      <b>{where(row.x)}</b>
      {lines.map((line) => {
        const value = rowBefore(lanes[line.lane]?.rows ?? [], row.x)?.[line.key];
        return (
          <div key={lineId(line)}>
            <span style={{ color: line.colour }}>■</span> {line.letter} {line.label}{" "}
            {value === undefined ? "–" : format(value)}
          </div>
        );
      })}
    </div>
  );
}
