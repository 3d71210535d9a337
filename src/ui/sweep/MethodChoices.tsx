import { algorithms, type MethodId } from "../../sparse/algorithms";
import { useSweep } from "../../store/sweep/sweep";
import { methodName } from "../../sweep/verdictSentence";
import { useWords } from "../useWords";
import { FieldFault } from "./FieldFault";
import type { SetUp } from "./useSetUp";

const families = [
  { family: "dense", label: "Dense" },
  { family: "train-and-prune", label: "Train and prune" },
  { family: "sparse training", label: "Sparse training" },
] as const;

/** Chooses the methods of a sweep, by family. */
export function MethodChoices({ setUp: { form, plan } }: { setUp: SetUp }) {
  const t = useWords();
  const { setForm } = useSweep.getState();
  const toggle = (id: MethodId, on: boolean): void =>
    setForm({ methods: on ? [...form.methods, id] : form.methods.filter((one) => one !== id) });
  return (
    <fieldset className="field">
      <legend className="sweep-legend">{t`Methods`}</legend>
      {families.map(({ family, label }) => (
        <fieldset key={family} className="family">
          <legend>{t.of(label)}</legend>
          {(Object.keys(algorithms) as MethodId[])
            .filter((id) => algorithms[id].family === family)
            .map((id) => (
              <label key={id} className="switch" title={t.of(algorithms[id].description)}>
                <input
                  type="checkbox"
                  checked={form.methods.includes(id)}
                  onChange={(event) => toggle(id, event.target.checked)}
                />
                {t.of(methodName(id))}
              </label>
            ))}
        </fieldset>
      ))}
      <FieldFault plan={plan} field="methods" />
    </fieldset>
  );
}
