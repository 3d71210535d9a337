import { useLab } from "../../store/lab";
import { claimFigures } from "../../store/lecture/claimFigures";
import { useLecture } from "../../store/lecture/lecture";
import { type LessonStepId, stepNumber } from "../../store/lecture/lessonSteps";
import { claims } from "../../sweep/claims";
import { useWords } from "../useWords";

/** The steps whose runs are held against each claim. */
const tested: readonly { readonly claim: keyof typeof claims; readonly step: LessonStepId }[] = [
  { claim: "link", step: "flops" },
  { claim: "node", step: "extreme" },
];

/** The paper's two claims as it states them, each beside what this lesson measured. */
export function Claims() {
  const t = useWords();
  return (
    <ol className="lesson-claims">
      {tested.map(({ claim, step }) => (
        <li key={claim}>
          <p className="lesson-claim">
            <b>{t`The paper:`}</b> {t.of(claims[claim].statement)}
          </p>
          <Found step={step} />
        </li>
      ))}
    </ol>
  );
}

function Found({ step }: { step: LessonStepId }) {
  const t = useWords();
  const measured = useLecture((state) => state.measured[step]);
  const convention = useLab((state) => state.convention);
  const found = measured && claimFigures(measured, convention, t);
  if (found) {
    return (
      <>
        <p>
          <b>{t`You:`}</b> {found.figures}
        </p>
        <p className="lesson-judgement">{found.judgement}</p>
      </>
    );
  }
  const number = stepNumber(step);
  return (
    <p>
      <b>{t`You:`}</b> {t`not measured yet.`}{" "}
      <button type="button" className="link" onClick={() => useLecture.getState().goToStep(number)}>
        {t`Go to step ${number}`}
      </button>
    </p>
  );
}
