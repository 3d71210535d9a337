import { memo, useMemo } from "react";
import { runFacts } from "../store/runFacts";
import type { ShownRun } from "../store/shownRuns";
import { LaneTable } from "./lanes/LaneTable";
import { useSame } from "./useSame";
import { useShown } from "./useShown";
import { useWords } from "./useWords";

function hasSameFacts(a: readonly ShownRun[], b: readonly ShownRun[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ label, run }, i) => {
      const other = b[i].run;
      const same = run.spec === other.spec && run.plan === other.plan && run.identity === other.identity;
      return same && run.result === other.result && label === b[i].label;
    })
  );
}

/** The figures that no chart shows: of one run, or of lanes beside each other. */
export const RunFacts = memo(function RunFacts() {
  const t = useWords();
  const shown = useSame(useShown(), hasSameFacts);
  const began = shown.some(({ run }) => run.plan);
  const several = shown.length > 1;
  // Kept while the lanes only come further.
  const table = useMemo(() => began && several && <LaneTable lanes={shown} />, [began, several, shown]);
  return (
    <section className="panel facts" aria-labelledby="facts-heading">
      <h2 id="facts-heading">{several ? t`This comparison` : t`This run`}</h2>
      {!began && (
        <p className="empty">{t`Samples, parameters, counted FLOPs and measured times of the run will stand here.`}</p>
      )}
      {table}
      {began && !several && (
        <dl>
          {runFacts(shown[0].run, t).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
});
