import { useEffect, useRef } from "react";
import { formatPercent, formatRatio, formatSeconds } from "../../lib/format";
import { useLab } from "../../store/lab";
import { countedAndMeasured } from "../../store/lecture/claimFigures";
import { useLecture } from "../../store/lecture/lecture";
import type { LessonStepId } from "../../store/lecture/lessonSteps";
import type { Measured } from "../../store/lecture/measured";
import { methodName } from "../../sweep/verdictSentence";
import { useWords } from "../useWords";
import { readPart } from "./readPart";

/** What the runs of a step have just measured; nothing before they have. */
export function MeasuredTable({ id }: { id: LessonStepId }) {
  const t = useWords();
  const measured = useLecture((state) => state.measured[id]);
  const convention = useLab((state) => state.convention);
  const lecture = useLecture((state) => state.lecture);
  const table = useRef<HTMLDivElement>(null);
  const before = useRef(measured);
  // On a slide, what has just been measured shows itself; where somebody reads, the text stays where it is.
  useEffect(() => {
    if (lecture && measured !== before.current && table.current) readPart(table.current);
    before.current = measured;
  }, [lecture, measured]);
  if (!measured) return null;
  const beside = id === "flops" ? countedAndMeasured(measured, convention, t) : undefined;
  return (
    <div className="lesson-measured" ref={table}>
      <table>
        <caption>{t`Just measured, at the rings`}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Method`}</th>
            <th scope="col">{t`Test accuracy`}</th>
            <th scope="col">{t`FLOPs of dense`}</th>
            <th scope="col">{t`Time`}</th>
          </tr>
        </thead>
        <tbody>
          {measured.map(({ spec, result }: Measured) => (
            <tr key={spec.method}>
              <th scope="row">{t.of(methodName(spec.method))}</th>
              <td>{formatPercent(result.testAccuracy)}</td>
              <td>{t.of(formatRatio(result.trainingFlops[convention], result.denseTrainingFlops[convention]))}</td>
              <td>{formatSeconds(result.trainMs / 1000)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {beside && <p>{beside}</p>}
    </div>
  );
}
