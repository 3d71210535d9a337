import { formatPercent, formatRatio, formatShare } from "../../lib/format";
import type { Judged } from "../../sweep/verdict";
import { formatP, formatPoints, methodName } from "../../sweep/verdictSentence";
import { useWords } from "../useWords";

/** Pairs of methods with the difference between them, its interval, its test and the word that follows. */
export function PairTable({ caption, rows }: { caption: string; rows: readonly Judged[] }) {
  const t = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
    <section className="pair-scroll" aria-label={caption} tabIndex={0}>
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Sparse training`}</th>
            <th scope="col">{t`Train and prune`}</th>
            <th scope="col">{t`Sparsity`}</th>
            <th scope="col">{t`Seeds`}</th>
            <th scope="col">{t`Accuracies`}</th>
            <th scope="col">{t`Points apart`}</th>
            <th scope="col">{t`90 % interval`}</th>
            <th scope="col">{t`FLOPs`}</th>
            <th scope="col">{t`p`}</th>
            <th scope="col">{t`Verdict`}</th>
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
  const t = useWords();
  const { sparse, prune, sparsities, seeds, sparseAccuracy, pruneAccuracy, test, flopsShares, pAdjusted, word } = row;
  const first = sparsities.at(0);
  const last = sparsities.at(-1);
  const range = first === last ? "" : ` – ${formatShare(last ?? 0)}`;
  return (
    <tr>
      <th scope="row">{t.of(methodName(sparse))}</th>
      <td>{t.of(methodName(prune))}</td>
      <td>{first === undefined ? "–" : `${formatShare(first)}${range}`}</td>
      <td>{seeds.length}</td>
      <td>
        {sparseAccuracy && pruneAccuracy
          ? `${formatPercent(sparseAccuracy.mean)} / ${formatPercent(pruneAccuracy.mean)}`
          : "–"}
      </td>
      <td>{sparseAccuracy && pruneAccuracy ? formatPoints(sparseAccuracy.mean - pruneAccuracy.mean) : "–"}</td>
      <td>{test ? t`${formatPoints(test.low)} to ${formatPoints(test.high)}` : "–"}</td>
      <td>{flopsShares.length > 0 ? t.of(formatRatio(Math.max(...flopsShares), 1)) : "–"}</td>
      <td>{pAdjusted === undefined ? "–" : t.of(formatP(pAdjusted))}</td>
      <td>{t.of(word)}</td>
    </tr>
  );
}
