import { useEffect, useId, useRef } from "react";
import { useLab } from "../../store/lab";
import { useLecture } from "../../store/lecture/lecture";
import { lessonSteps } from "../../store/lecture/lessonSteps";
import { useWords } from "../useWords";
import { Claims } from "./Claims";
import { LessonHead } from "./LessonHead";
import { lessonWords } from "./lessonWords";
import { MeasuredTable } from "./MeasuredTable";
import { StepText } from "./StepText";
import "../styles/lesson.css";
import { usePointer } from "./usePointer";

/** The lesson beside the machine: one step at a time. */
export function LessonPanel() {
  const t = useWords();
  const number = useLecture(({ step, lastStep }) => step ?? lastStep);
  const folded = useLecture((state) => state.folded);
  const lecture = useLecture((state) => state.lecture);
  const laneCount = useLab((state) => state.runs.length);
  const { id, target } = lessonSteps[number - 1];
  const lookId = useId();
  const titleId = useId();
  const panel = useRef<HTMLDivElement>(null);
  usePointer(folded ? undefined : target, lookId, `${lecture} ${laneCount}`);
  // A new step is read from its start; where nothing has the focus, arrow keys then scroll its text.
  useEffect(() => {
    if (!panel.current) return;
    panel.current.scrollTop = 0;
    if (lecture && document.activeElement === document.body) panel.current.focus({ preventScroll: true });
  }, [number, lecture]);
  const words = lessonWords[id](t);
  return (
    <aside className={folded ? "lesson lesson-folded" : "lesson"} aria-label={t`Lesson`}>
      <LessonHead number={number} title={words.title} titleId={titleId} />
      {!folded && (
        <div className="lesson-body" ref={panel} tabIndex={-1}>
          <StepText key={id} words={words} lookId={lookId} target={target}>
            {id === "found" ? <Claims /> : <MeasuredTable id={id} />}
          </StepText>
        </div>
      )}
    </aside>
  );
}
