import { axisLabels, axisTitle, axisValue } from "./axes";
import type { Line } from "./lines";
import type { ChartView } from "./useRows";

/** The points of a chart as a table. */
export function DataTable(props: {
  readonly title: string;
  readonly view: ChartView;
  readonly lines: readonly Line[];
  readonly format: (value: number) => string;
}) {
  const { title, view, lines, format } = props;
  const { axis, convention, rows, backend } = view;
  const caption = `${title} by ${axisTitle(axis, convention, backend)}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{axisLabels[axis]}</th>
            {lines.map((line) => (
              <th key={line.key} scope="col">
                {line.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.epoch}>
              <th scope="row">{axisValue(axis, row.x)}</th>
              {lines.map(({ key }) => (
                <td key={key}>{row[key] === undefined ? "–" : format(row[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
