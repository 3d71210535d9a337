import type { ChartRow } from "../../store/series";
import type { Level, Line } from "./lines";

/** Names the lines of a chart by colour and dashes, with their latest values. */
export function Legend(props: {
  readonly lines: readonly Line[];
  readonly level?: Level;
  readonly row: ChartRow | undefined; // the latest
  readonly format: (value: number) => string;
}) {
  const { lines, level, row, format } = props;
  return (
    <ul className="legend">
      {lines.map((line) => {
        const { key, label, help } = line;
        return (
          <li key={key} title={help}>
            <Swatch line={line} />
            {label} <b>{row?.[key] === undefined ? "–" : format(row[key])}</b>
            {help && <span className="hidden">{help}</span>}
          </li>
        );
      })}
      {level && (
        <li>
          <Swatch line={{ colour: "var(--series-grey)", dash: "1 3", width: 1.5 }} />
          {level.label} <b>{format(level.value)}</b>
        </li>
      )}
    </ul>
  );
}

function Swatch({ line: { colour, dash, width = 2 } }: { line: Pick<Line, "colour" | "dash" | "width"> }) {
  return (
    <svg width="26" height="10" aria-hidden="true">
      <line x1="1" x2="25" y1="5" y2="5" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}
