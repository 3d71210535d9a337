import { memo } from "react";
import { runFacts } from "../store/runFacts";
import { LaneTable } from "./lanes/LaneTable";
import { useShown } from "./useShown";
import { useWords } from "./useWords";

/** The figures that no chart shows: of one run, or of lanes beside each other. */
export const RunFacts = memo(function RunFacts() {
  const t = useWords();
  const shown = useShown();
  const began = shown.some(({ run }) => run.plan);
  const several = shown.length > 1;
  return (
    <section className="panel facts" aria-labelledby="facts-heading">
      <h2 id="facts-heading">{several ? t`This comparison` : t`This run`}</h2>
      {!began && (
        <p className="empty">{t`Samples, parameters, counted FLOPs and measured times of the run will stand here.`}</p>
      )}
      {began && several && <LaneTable lanes={shown} />}
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
