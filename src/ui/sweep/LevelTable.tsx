import type { ReactNode } from "react";
import { levelTick } from "./scales";

/** One row of a table over sparsity levels. */
export interface TableLine {
  readonly key: string;
  readonly label: string;
  cell(sparsity: number): ReactNode; // undefined where nothing is known
}

/** The points of a chart over sparsity levels as a table: a row a line, a column a level. */
export function LevelTable(props: {
  readonly caption: string;
  readonly sparsities: readonly number[];
  readonly lines: readonly TableLine[];
  readonly head: string; // of the first column
}) {
  const { caption, sparsities, lines, head } = props;
  return (
    <table>
      <caption className="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {sparsities.map((sparsity) => (
            <th key={sparsity} scope="col">
              {levelTick(sparsity)} %
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, label, cell }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {sparsities.map((sparsity) => (
              <td key={sparsity}>{cell(sparsity) ?? "–"}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
