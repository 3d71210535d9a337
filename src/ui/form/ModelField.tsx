import { useId } from "react";
import { type ModelId, models } from "../../models/registry";
import { possibleModels } from "../../store/form";
import { useLab } from "../../store/lab";
import type { Words } from "../../words/words";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";

/** Chooses the network among those that fit the data set and task. */
export function ModelField({ view: { form, choice } }: { view: FormView }) {
  const t = useWords();
  const id = useId();
  const possible = possibleModels(form.task, choice.form);
  return (
    <div className="field field-beside">
      <label htmlFor={id}>{t`Model`}</label>
      <select
        id={id}
        value={form.model}
        aria-describedby={`${id}-about`}
        onChange={(event) => useLab.getState().chooseModel(event.target.value as ModelId)}
      >
        {(Object.keys(models) as ModelId[]).map((model) => (
          <option key={model} value={model} disabled={!possible.includes(model)}>
            {optionName(model, possible, t)}
          </option>
        ))}
      </select>
      <p id={`${id}-about`} className="about about-model">
        <span className="extra">{t.of(models[form.model].description)} </span>
        <cite>{models[form.model].paper}</cite>
      </p>
    </div>
  );
}

/** Names a model, with what it lacks where it does not fit. */
function optionName(model: ModelId, possible: readonly ModelId[], t: Words): string {
  const label = t.of(models[model].label);
  if (possible.includes(model)) return label;
  return model === "fnn" ? t`${label} (needs times)` : t`${label} (needs node labels)`;
}
