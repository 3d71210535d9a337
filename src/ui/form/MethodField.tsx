import { useId } from "react";
import { shortCitation } from "../../lib/format";
import { algorithms, type MethodId } from "../../sparse/algorithms";
import { useLab } from "../../store/lab";
import { methodName } from "../../sweep/verdictSentence";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";

const families = [
  { family: "dense", label: "Dense" },
  { family: "train-and-prune", label: "Train and prune" },
  { family: "sparse training", label: "Sparse training" },
] as const;

/** Chooses how the net becomes sparse. */
export function MethodField({ view: { lane } }: { view: FormView }) {
  const t = useWords();
  const id = useId();
  const chosen = algorithms[lane.method];
  return (
    <div className="field">
      <label htmlFor={id}>{t`Method`}</label>
      <select
        id={id}
        value={lane.method}
        aria-describedby={`${id}-about`}
        onChange={(event) => useLab.getState().chooseMethod(event.target.value as MethodId)}
      >
        {families.map(({ family, label }) => (
          <optgroup key={family} label={t.of(label)}>
            {(Object.keys(algorithms) as MethodId[])
              .filter((method) => algorithms[method].family === family)
              .map((method) => (
                <option key={method} value={method}>
                  {t.of(methodName(method))}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <p id={`${id}-about`} className="about about-method">
        {t.of(chosen.description)} <cite title={chosen.paper}>{shortCitation(chosen.paper)}</cite>
      </p>
    </div>
  );
}
