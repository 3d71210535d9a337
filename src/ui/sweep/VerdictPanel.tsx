import { memo, useMemo } from "react";
import type { OpenSweep } from "../../store/sweep/state";
import { sweepFileOf } from "../../store/sweep/taking";
import { type Verdict, verdictsOf } from "../../sweep/verdict";
import { verdictWords } from "../../sweep/verdictSentence";
import { Rich } from "../Rich";
import { useTurn } from "../useTurn";
import { useWords } from "../useWords";
import { PairTable } from "./PairTable";

/** What the sweep says of the paper's claims, as far as it has come. */
export const VerdictPanel = memo(function VerdictPanel({ open }: { open: OpenSweep }) {
  const t = useWords();
  const records = useTurn(open.records, 3);
  const { header, cells } = open;
  const verdicts = useMemo(() => verdictsOf(sweepFileOf({ header, cells, records })), [header.spec, cells, records]);
  const complete = records.size === cells.length;
  return (
    <section className="panel verdicts" aria-labelledby="verdicts-heading">
      <header className="chart-head">
        <h2 id="verdicts-heading">{t`The paper’s claims`}</h2>
        <span className="unit">{complete ? t`measured in this sweep` : t`provisional: runs are still to come`}</span>
      </header>
      {verdicts.map((verdict) => (
        <OneVerdict key={verdict.dataset} verdict={verdict} />
      ))}
      <details className="margins">
        <summary>{t`How it is decided`}</summary>
        <p>
          <Rich
            text={t`Seed by seed the test accuracy of sparse training is set against that of train and prune, and a one-sided paired t test at 5 % tells whether the difference lies on the side that the claim asks for; where it can tell neither, the word is <i>cannot tell</i>. The claim also asks for fewer training FLOPs, counted in RigL’s convention. One seed decides nothing. In the tables p is adjusted for the number of rows by Holm’s procedure.`}
            tags={{ i: (words) => <i>{words}</i> }}
          />
        </p>
      </details>
    </section>
  );
});

function OneVerdict({ verdict }: { verdict: Verdict }) {
  const t = useWords();
  const { claim, pairs, levels, word } = verdict;
  const words = t.of(verdictWords(verdict));
  const [before, ...after] = t.of(verdict.sentence).split(words);
  return (
    <div className="verdict">
      <p className="about">{t.of(claim.statement)}</p>
      <p className="verdict-sentence">
        {before}
        <strong className={`word word-${word.replaceAll(" ", "-")}`}>{words}</strong>
        {after.join(words)}
      </p>
      {pairs.length > 0 && (
        <details>
          <summary>{t`All pairs`}</summary>
          <PairTable caption={t`Every pair, its levels together`} rows={pairs} />
        </details>
      )}
      {levels.length > 0 && (
        <details>
          <summary>{t`All pairs at every level`}</summary>
          <PairTable caption={t`Every pair at every level`} rows={levels} />
        </details>
      )}
    </div>
  );
}
