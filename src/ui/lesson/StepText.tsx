import { type ReactNode, useEffect, useId, useRef } from "react";
import { useLecture } from "../../store/lecture/lecture";
import type { LessonTarget } from "../../store/lecture/lessonSteps";
import { keyOf } from "../../store/lecture/shortcuts";
import { useWords } from "../useWords";
import { Formula } from "./Formula";
import { readPart } from "./readPart";
import type { StepWords } from "./stepWords";
import { showTarget } from "./usePointer";

interface StepTextProps {
  readonly words: StepWords;
  readonly lookId: string; // of the sentence that the part pointed at is described by
  readonly target: LessonTarget | undefined;
  readonly children: ReactNode; // what was measured: the matter itself where the step has no other
}

/** One step: what it says, what to press and look for, the question, the sources. */
export function StepText({ words, lookId, target, children }: StepTextProps) {
  const t = useWords();
  const id = useId();
  const answer = useLecture((state) => state.answer);
  const lecture = useLecture((state) => state.lecture);
  const { toggleAnswer } = useLecture.getState();
  const asked = useRef<HTMLElement>(null);
  useEffect(() => {
    if (answer && asked.current) readPart(asked.current);
  }, [answer]);
  const { short, body, formulas, press, look, question, papers } = words;
  return (
    <>
      <p className="lesson-short">{short}</p>
      {!body.length && children}
      <dl className="lesson-task">
        <dt>{t`Do`}</dt>
        <dd>{press}</dd>
        <dt>{t`Look for`}</dt>
        <dd>
          <span id={lookId}>{look}</span>{" "}
          {target && (
            <button type="button" className="link" onClick={() => showTarget(target)}>
              {t`Show me`}
            </button>
          )}
        </dd>
      </dl>
      {body.length > 0 && children}
      {formulas.map((formula) => (
        <Formula key={formula.text} {...formula} />
      ))}
      {body.length > 0 && (
        <details className="lesson-more" open={!lecture}>
          <summary>{t`Background`}</summary>
          {body.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </details>
      )}
      <section className="lesson-question" ref={asked} aria-labelledby={`${id}-question`}>
        <h3 id={`${id}-question`}>{question}</h3>
        <button
          type="button"
          aria-expanded={answer}
          aria-controls={`${id}-answer`}
          title={keyOf("answer")}
          onClick={toggleAnswer}
        >
          {answer ? t`Hide the answer` : t`Show the answer`}
        </button>
        <p id={`${id}-answer`} hidden={!answer}>
          {words.answer}
        </p>
      </section>
      <ul className="lesson-papers" aria-label={t`Sources`}>
        {papers.map(({ label, address }) => (
          <li key={label}>
            {address ? (
              <a href={address} target="_blank" rel="noreferrer">
                {label}
              </a>
            ) : (
              label
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
