import { useId } from "react";
import { type ModelId, models } from "../../models/registry";
import { possibleModels } from "../../store/form";
import { useLab } from "../../store/lab";
import type { FormView } from "../useForm";

/** Chooses the network among those that fit the data set and task. */
export function ModelField({ view: { form, choice } }: { view: FormView }) {
  const id = useId();
  const possible = possibleModels(form.task, choice.form);
  return (
    <div className="field">
      <label htmlFor={id}>Model</label>
      <select
        id={id}
        value={form.model}
        aria-describedby={`${id}-about`}
        onChange={(event) => useLab.getState().chooseModel(event.target.value as ModelId)}
      >
        {(Object.keys(models) as ModelId[]).map((model) => (
          <option key={model} value={model} disabled={!possible.includes(model)}>
            {models[model].label}
            {possible.includes(model) ? "" : model === "fnn" ? " (needs times)" : " (needs node labels)"}
          </option>
        ))}
      </select>
      <p id={`${id}-about`} className="about about-model">
        <span className="extra">{models[form.model].description} </span>
        <cite>{models[form.model].paper}</cite>
      </p>
    </div>
  );
}
