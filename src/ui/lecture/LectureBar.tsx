import { useLab } from "../../store/lab";
import { useLecture } from "../../store/lecture/lecture";
import { keyOf, type ShortcutId } from "../../store/lecture/shortcuts";
import { useWords } from "../useWords";
import { perform } from "./useShortcuts";

/** The few buttons of a lecture, in place of the header; each has a key. */
export function LectureBar() {
  const t = useWords();
  const running = useLab((state) => state.activity === "running");
  const paused = useLab((state) => state.activity === "paused");
  const controls = useLecture((state) => state.controls);
  const lesson = useLecture((state) => state.step !== undefined);
  return (
    <nav className="lecture-bar" aria-label={t`Lecture`}>
      {!controls && (
        <h1 className="hidden" translate="no">
          Sparse GNN Lab
        </h1>
      )}
      <Action id="run" label={running ? t`Pause` : paused ? t`Resume` : t`Run`} primary />
      <Action id="step" label={t`Step`} />
      <Action id="slowMotion" label={t`Slow motion`} />
      <Action id="lesson" label={t`Lesson`} pressed={lesson} />
      <Action id="controls" label={t`Controls`} pressed={controls} />
      <Action id="fullscreen" label={t`Full screen`} />
      <Action id="shortcuts" label={t`Keys`} />
      <Action id="leave" label={t`Leave`} />
    </nav>
  );
}

interface ActionProps {
  readonly id: ShortcutId;
  readonly label: string;
  readonly primary?: boolean;
  readonly pressed?: boolean;
}

function Action({ id, label, primary, pressed }: ActionProps) {
  return (
    <button
      type="button"
      className={primary ? "primary" : undefined}
      aria-pressed={pressed}
      aria-keyshortcuts={keyOf(id)}
      onClick={() => perform(id)}
    >
      {label}{" "}
      <span className="key" aria-hidden="true">
        {keyOf(id)}
      </span>
    </button>
  );
}
