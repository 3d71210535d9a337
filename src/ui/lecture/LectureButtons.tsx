import { useLecture } from "../../store/lecture/lecture";
import { keyOf } from "../../store/lecture/shortcuts";
import { useWords } from "../useWords";

/** The header's buttons for the lesson, for lecture mode and for the list of shortcuts. */
export function LectureButtons() {
  const t = useWords();
  const lesson = useLecture((state) => state.step !== undefined);
  const { toggleLesson, toggleLecture, showList } = useLecture.getState();
  return (
    <div className="lecture-buttons">
      <button type="button" aria-pressed={lesson} aria-keyshortcuts={keyOf("lesson")} onClick={toggleLesson}>
        {t`Lesson`}
      </button>
      <button type="button" aria-keyshortcuts={keyOf("lecture")} onClick={toggleLecture}>
        {t`Lecture mode`}
      </button>
      <button
        type="button"
        aria-label={t`Keyboard shortcuts`}
        title={t`Keyboard shortcuts`}
        onClick={() => showList(true)}
      >
        {keyOf("shortcuts")}
      </button>
    </div>
  );
}
