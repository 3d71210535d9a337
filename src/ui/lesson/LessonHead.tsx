import { useLecture } from "../../store/lecture/lecture";
import { lessonSteps } from "../../store/lecture/lessonSteps";
import { keyOf } from "../../store/lecture/shortcuts";
import { useWords } from "../useWords";

/** Where the lesson stands, and the ways on, back and out. */
export function LessonHead({ number, title, titleId }: { number: number; title: string; titleId: string }) {
  const t = useWords();
  const folded = useLecture((state) => state.folded);
  const { nextStep, previousStep, toggleFolded, toggleLesson, goToStep } = useLecture.getState();
  const [first, last] = [number === 1, number === lessonSteps.length];
  const place = t`Step ${number} of ${lessonSteps.length}`;
  return (
    <header className="lesson-head">
      <div className="lesson-bar">
        <button type="button" aria-disabled={first} title={keyOf("previous")} onClick={() => !first && previousStep()}>
          {t`Previous`}
        </button>
        <button
          type="button"
          className="primary"
          aria-disabled={last}
          title={keyOf("next")}
          onClick={() => !last && nextStep()}
        >
          {t`Next`}
        </button>
        <span className="lesson-place" aria-hidden="true">{`${number} / ${lessonSteps.length}`}</span>
        <button type="button" aria-expanded={!folded} onClick={toggleFolded}>
          {folded ? t`Unfold` : t`Fold`}
        </button>
        <button type="button" title={keyOf("lesson")} onClick={toggleLesson}>
          {t`Close`}
        </button>
      </div>
      <ol className="lesson-dots" aria-label={t`Steps`}>
        {lessonSteps.map(({ id }, i) => (
          <li key={id}>
            <button
              type="button"
              aria-label={t`Step ${i + 1} of ${lessonSteps.length}`}
              aria-current={i + 1 === number ? "step" : undefined}
              className={i + 1 < number ? "lesson-past" : undefined}
              onClick={() => goToStep(i + 1)}
            />
          </li>
        ))}
      </ol>
      <h2 id={titleId}>{title}</h2>
      <p role="status" className="hidden">
        {`${place}: ${title}`}
      </p>
    </header>
  );
}
