import { LaneBadge } from "../lanes/LaneBadge";
import { type Level, type Line, lineId } from "./lines";
import type { ChartView } from "./useRows";

/** Names the lines of a chart by colour, dashes and letter, with their latest values. */
export function Legend(props: {
  readonly lines: readonly Line[];
  readonly level?: Level;
  readonly view: Pick<ChartView, "lanes">;
  readonly format: (value: number) => string;
  readonly notes?: readonly string[]; // of each lane, beside its value
}) {
  const { lines, level, view, format, notes } = props;
  return (
    <ul className="legend">
      {lines.map((line) => {
        const { key, lane, label, letter, help } = line;
        const value = view.lanes[lane]?.rows.at(-1)?.[key];
        return (
          <li key={lineId(line)} title={help}>
            {letter && <LaneBadge letter={letter} colour={line.colour} />}
            <Swatch line={line} width={view.lanes.length > 1 ? 20 : 26} />
            <span className="legend-label">{label}</span> <b>{value === undefined ? "–" : format(value)}</b>
            {letter && notes?.[lane]}
            {help && <span className="hidden">{help}</span>}
          </li>
        );
      })}
      {level && (
        <li className="legend-level">
          <Swatch line={{ colour: "var(--series-grey)", dash: "1 3", width: 1.5 }} width={26} />
          {level.label} <b>{format(level.value)}</b>
        </li>
      )}
    </ul>
  );
}

function Swatch(props: { line: Pick<Line, "colour" | "dash" | "width">; width: number }) {
  const { colour, dash, width = 2 } = props.line;
  return (
    <svg width={props.width} height="10" aria-hidden="true">
      <line x1="1" x2={props.width - 1} y1="5" y2="5" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}
