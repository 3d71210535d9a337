import { useId } from "react";
import { shortCitation } from "../../lib/format";
import { algorithms, type MethodId } from "../../sparse/algorithms";
import { useLab } from "../../store/lab";
import { methodName } from "../../sweep/verdictSentence";
import type { FormView } from "../useForm";

const families = [
  { family: "dense", label: "Dense" },
  { family: "train-and-prune", label: "Train and prune" },
  { family: "sparse training", label: "Sparse training" },
] as const;

/** Chooses how the net becomes sparse. */
export function MethodField({ view: { lane } }: { view: FormView }) {
  const id = useId();
  const chosen = algorithms[lane.method];
  return (
    <div className="field">
      <label htmlFor={id}>Method</label>
      <select
        id={id}
        value={lane.method}
        aria-describedby={`${id}-about`}
        onChange={(event) => useLab.getState().chooseMethod(event.target.value as MethodId)}
      >
        {families.map(({ family, label }) => (
          <optgroup key={family} label={label}>
            {(Object.keys(algorithms) as MethodId[])
              .filter((method) => algorithms[method].family === family)
              .map((method) => (
                <option key={method} value={method}>
                  {methodName(method)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <p id={`${id}-about`} className="about about-method">
        {chosen.description} <cite title={chosen.paper}>{shortCitation(chosen.paper)}</cite>
      </p>
    </div>
  );
}
