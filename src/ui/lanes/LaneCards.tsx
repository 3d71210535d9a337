import { useRef } from "react";
import { mostLanes } from "../../record/recording";
import { useLab } from "../../store/lab";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";
import { LaneCard } from "./LaneCard";

/** The lanes of the set-up: one to four ways to make the same net sparse, trained side by side. */
export function LaneCards({ view }: { view: FormView }) {
  const t = useWords();
  const addButton = useRef<HTMLButtonElement>(null);
  const { lanes } = view.form;
  const full = lanes.length >= mostLanes;
  const add = (): void => {
    if (full) return;
    useLab.getState().addLane();
  };
  return (
    <section className="lanes" aria-label={t`Lanes`}>
      <div className="field-head">
        <span>{lanes.length > 1 ? t`Methods` : t`Method`}</span>
        <button
          ref={addButton}
          type="button"
          className="small"
          aria-disabled={full}
          title={full ? t`Four lanes are the most.` : t`Adds a lane that differs in its method only`}
          onClick={add}
        >
          {t`Add a lane`}
        </button>
      </div>
      <div className="lane-list">
        {lanes.map((lane, index) => (
          <LaneCard key={lane.id} view={view} lane={lane} index={index} onRemoved={() => addButton.current?.focus()} />
        ))}
      </div>
    </section>
  );
}
