import { useEffect, useRef, useState } from "react";
import { useLab } from "../../store/lab";
import { useSweep } from "../../store/sweep/sweep";
import { FileDialog } from "../files/FileDialog";
import { useWords } from "../useWords";
import { FieldFault } from "./FieldFault";
import type { SetUp } from "./useSetUp";

/** Chooses the data sets of a sweep; those that are not at hand say how to get them. */
export function DatasetChoices({ setUp: { form, choices, plan } }: { setUp: SetUp }) {
  const t = useWords();
  const [dialog, setDialog] = useState(false);
  const opening = useLab((state) => state.opening);
  const taken = useLab((state) => state.form.dataset);
  const { setForm } = useSweep.getState();
  const before = useRef(taken);
  useEffect(() => {
    if (before.current === taken) return;
    before.current = taken;
    // On this view only a file that was opened here changes the Run view's data set: it is meant for the sweep.
    const { datasets } = useSweep.getState().form;
    if (!datasets.includes(taken)) setForm({ datasets: [...datasets, taken] });
  }, [taken, setForm]);
  const toggle = (id: string, on: boolean): void =>
    setForm({ datasets: on ? [...form.datasets, id] : form.datasets.filter((one) => one !== id) });
  const atHand = choices.filter(({ lack }) => lack === undefined);
  const away = choices.filter(({ lack }) => lack !== undefined);
  return (
    <fieldset className="field">
      <legend className="field-head sweep-head">
        <span>{t`Data sets`}</span>
        <button type="button" className="small" aria-haspopup="dialog" onClick={() => setDialog(true)}>
          {t`Choose file …`}
        </button>
      </legend>
      {atHand.map(({ id, label, kind }) => (
        <label key={id} className="switch">
          <input
            type="checkbox"
            checked={form.datasets.includes(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
          <span>
            {t.of(label)}
            {!label.includes(kind) && <span className="quiet"> {t.of(kind)}</span>}
          </span>
        </label>
      ))}
      {away.length > 0 && (
        <details className="away">
          <summary>{t`${away.length} more, not at hand`}</summary>
          {away.map(({ id, label, lack }) => (
            <div key={id}>
              <label className="switch">
                <input type="checkbox" disabled checked={false} readOnly aria-describedby={`away-${id}`} />
                <span>{t.of(label)}</span>
              </label>
              <p id={`away-${id}`} className="about away-how">
                {lack && t.of(lack)}
              </p>
            </div>
          ))}
        </details>
      )}
      <FieldFault plan={plan} field="datasets" />
      <FileDialog open={dialog || opening !== undefined} onClose={() => setDialog(false)} />
    </fieldset>
  );
}
