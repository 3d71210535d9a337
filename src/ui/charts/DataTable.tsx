import { useMemo } from "react";
import { type ChartRow, rowsAt } from "../../store/series";
import { useWords } from "../useWords";
import { axisLabels, axisTitle, axisValue } from "./axes";
import { type Line, lineId } from "./lines";
import type { ChartView } from "./useRows";

interface DataTableProps {
  readonly title: string;
  readonly view: ChartView;
  readonly lines: readonly Line[];
  readonly format: (value: number) => string;
}

/** The points of a chart as a table: of several lanes by epoch, each with its own place on the axis where that is another one. */
export function DataTable({ title, view, lines, format }: DataTableProps) {
  const t = useWords();
  const { lanes, axis, convention } = view;
  const several = lanes.length > 1;
  const where = axisTitle(axis, convention, lanes[0]?.backend, t);
  const caption = t`${title} by ${where}`;
  const rows = useMemo(() => rowsOf(view), [view]);
  const placed = several && axis !== "epoch";
  const write = (row: ChartRow | undefined, { key }: Line): string => {
    const value = row?.[key];
    return value === undefined ? "–" : format(value);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.of(several ? axisLabels.epoch : axisLabels[axis])}</th>
            {lines.flatMap((line) => [
              ...(placed
                ? [<th key={`at ${lineId(line)}`} scope="col">{`${line.letter ?? ""} ${t.of(axisLabels[axis])}`}</th>]
                : []),
              <th key={lineId(line)} scope="col">
                {line.letter ? `${line.letter} ${line.label}` : line.label}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ epoch, at }) => (
            <tr key={epoch}>
              <th scope="row">{several ? epoch : axisValue(axis, at[0]?.x ?? 0)}</th>
              {lines.flatMap((line) => {
                const row = at[line.lane];
                return [
                  ...(placed ? [<td key={`at ${lineId(line)}`}>{row ? axisValue(axis, row.x) : "–"}</td>] : []),
                  <td key={lineId(line)}>{write(row, line)}</td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Returns the epochs that any lane's line has a point of, with the figures of all lanes there. */
function rowsOf({ lanes, axis, convention }: ChartView) {
  const epochs = [...new Set(lanes.flatMap(({ rows }) => rows.map(({ epoch }) => epoch)))].sort((a, b) => a - b);
  const columns = lanes.map(({ evaluations }) => rowsAt(evaluations, epochs, axis, convention));
  return epochs.map((epoch, i) => ({ epoch, at: columns.map((column) => column[i]) }));
}
