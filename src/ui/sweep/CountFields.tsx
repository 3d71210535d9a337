import { useId } from "react";
import type { SweepField } from "../../store/sweep/setUp";
import { useSweep } from "../../store/sweep/sweep";
import { useWords } from "../useWords";
import { FieldFault } from "./FieldFault";
import type { SetUp } from "./useSetUp";

/** Sets how many seeds each method and level is run with, and how long a run is. */
export function CountFields({ setUp }: { setUp: SetUp }) {
  const t = useWords();
  return (
    <>
      <CountField
        field="seeds"
        label={t`Seeds`}
        help={t`Three or more, so that a difference can be told from chance.`}
        setUp={setUp}
      />
      <CountField
        field="epochs"
        label={t`Epochs of a run`}
        help={t`Empty: as long as on the Run view. Train and prune spends half dense, a quarter pruning, a quarter retraining.`}
        setUp={setUp}
      />
    </>
  );
}

interface CountFieldProps {
  readonly field: SweepField & ("seeds" | "epochs");
  readonly label: string;
  readonly help: string;
  readonly setUp: SetUp;
}

function CountField({ field, label, help, setUp: { form, plan } }: CountFieldProps) {
  const t = useWords();
  const id = useId();
  const faulty = "problem" in plan && plan.field === field;
  return (
    <div className="seed">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={1}
          step={1}
          placeholder={field === "epochs" ? t`default` : undefined}
          value={form[field]}
          aria-invalid={faulty}
          aria-describedby={`${id}-about`}
          onChange={(event) => useSweep.getState().setForm({ [field]: event.target.value })}
        />
        <FieldFault plan={plan} field={field} id={`${id}-about`} />
        {!faulty && (
          <p id={`${id}-about`} className="about">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
