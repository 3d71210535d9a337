import { useId, useState } from "react";
import { useLab } from "../../store/lab";
import { FileDialog } from "../files/FileDialog";
import { SummaryList } from "../files/SummaryList";
import type { FormView } from "../useForm";

/** Chooses the data set, or opens a file; says what it is and where it comes from. */
export function DatasetField({ view: { choices, choice, form } }: { view: FormView }) {
  const id = useId();
  const [dialog, setDialog] = useState(false);
  const opening = useLab((state) => state.opening);
  const { chooseDataset, chooseTask } = useLab.getState();
  // The label before it says already that the data set is a twin.
  const citation = choice.citation.replace(/^Synthetic twin (?=of )/, "");
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>Data set</label>
        <button type="button" className="small" aria-haspopup="dialog" onClick={() => setDialog(true)}>
          Choose file …
        </button>
      </div>
      <select
        id={id}
        value={choice.id}
        aria-describedby={`${id}-about`}
        onChange={(event) => chooseDataset(event.target.value)}
      >
        {choices.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.label}
          </option>
        ))}
      </select>
      <div id={`${id}-about`} className="about">
        <span className="tag">{choice.kind}</span> <cite>{citation}</cite>
        <span className="extra"> {choice.description}</span>
      </div>
      {choice.summary && <SummaryList summary={choice.summary} />}
      {choice.tasks.length > 1 && (
        <fieldset className="choice-row">
          <legend>Task</legend>
          {choice.tasks.map((task) => (
            <label key={task}>
              <input type="radio" name={`${id}-task`} checked={form.task === task} onChange={() => chooseTask(task)} />
              {task === "link" ? "Predict links" : "Classify nodes"}
            </label>
          ))}
        </fieldset>
      )}
      <FileDialog open={dialog || opening !== undefined} onClose={() => setDialog(false)} />
    </div>
  );
}
