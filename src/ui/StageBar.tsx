import type { StageView } from "../store/stages";
import type { Stage } from "../train/protocol";
import { useWords } from "./useWords";

/** The stages of one run as a bar, filled as far as it has come. */
export function StageBar(props: {
  readonly name: string; // of the bar, for screen readers
  readonly text: string; // how far it is, for screen readers
  readonly stages: readonly StageView[];
  readonly now: Stage | undefined;
  readonly named?: boolean; // writes the stages below the bar
  readonly colour?: string; // of a lane
}) {
  const t = useWords();
  const { name, text, stages, now, named, colour } = props;
  const done = stages.reduce((sum, stage) => sum + stage.share * stage.done, 0);
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(100 * done + 1e-9)}
      aria-valuetext={text}
    >
      <div className="stages" aria-hidden="true">
        {stages.map(({ stage, share, done: part }) => (
          <div
            key={stage}
            className={`stage ${part >= 1 ? "stage-done" : now === stage ? "stage-now" : ""}`}
            style={{ flexGrow: share }}
            title={named ? undefined : t.of(stage)}
          >
            <div className="stage-track">
              <div className="stage-fill" style={{ transform: `scaleX(${part})`, background: colour }} />
            </div>
            {named && <span>{t.of(stage)}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
