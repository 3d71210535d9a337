import { formatPercent, formatRatio, formatShare } from "../../lib/format";
import type { Judged } from "../../sweep/verdict";
import { formatP, formatPoints, methodName } from "../../sweep/verdictSentence";

/** Pairs of methods with the difference between them, its interval, its test and the word that follows. */
export function PairTable({ caption, rows }: { caption: string; rows: readonly Judged[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
    <section className="pair-scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Sparse training</th>
            <th scope="col">Train and prune</th>
            <th scope="col">Sparsity</th>
            <th scope="col">Seeds</th>
            <th scope="col">Accuracies</th>
            <th scope="col">Points apart</th>
            <th scope="col">90 % interval</th>
            <th scope="col">FLOPs</th>
            <th scope="col">p</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.sparse} ${row.prune} ${row.sparsities.join()}`} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { row: Judged }) {
  const { sparse, prune, sparsities, seeds, sparseAccuracy, pruneAccuracy, test, flopsShares, pAdjusted, word } = row;
  const first = sparsities.at(0);
  const last = sparsities.at(-1);
  const range = first === last ? "" : ` – ${formatShare(last ?? 0)}`;
  return (
    <tr>
      <th scope="row">{methodName(sparse)}</th>
      <td>{methodName(prune)}</td>
      <td>{first === undefined ? "–" : `${formatShare(first)}${range}`}</td>
      <td>{seeds.length}</td>
      <td>
        {sparseAccuracy && pruneAccuracy
          ? `${formatPercent(sparseAccuracy.mean)} / ${formatPercent(pruneAccuracy.mean)}`
          : "–"}
      </td>
      <td>{sparseAccuracy && pruneAccuracy ? formatPoints(sparseAccuracy.mean - pruneAccuracy.mean) : "–"}</td>
      <td>{test ? `${formatPoints(test.low)} to ${formatPoints(test.high)}` : "–"}</td>
      <td>{flopsShares.length > 0 ? formatRatio(Math.max(...flopsShares), 1) : "–"}</td>
      <td>{pAdjusted === undefined ? "–" : formatP(pAdjusted)}</td>
      <td>{word}</td>
    </tr>
  );
}
