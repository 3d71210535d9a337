import type { ChartRow } from "../../store/series";
import type { Line } from "./lines";

/** The values under the pointer; silent for screen readers, which have the table. */
export function PlotTooltip(props: {
  readonly active?: boolean;
  readonly payload?: readonly { readonly payload: ChartRow }[];
  readonly lines: readonly Line[];
  readonly format: (value: number) => string;
  readonly where: (x: number) => string;
}) {
  const { active, payload, lines, format, where } = props;
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="tooltip" aria-hidden="true">
      <b>{where(row.x)}</b>
      {lines.map(({ key, label, colour }) => (
        <div key={key}>
          <span style={{ color: colour }}>■</span> {label} {row[key] === undefined ? "–" : format(row[key])}
        </div>
      ))}
    </div>
  );
}
