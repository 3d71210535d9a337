import { useId } from "react";
import { levelsText, quickLevels } from "../../store/sweep/levels";
import { paperLevels } from "../../store/sweep/setUp";
import { useSweep } from "../../store/sweep/sweep";
import { useWords } from "../useWords";
import { FieldFault } from "./FieldFault";
import type { SetUp } from "./useSetUp";

/** Sets the sparsity levels: a ready list, or typed freely. */
export function LevelsField({ setUp: { form, choices, plan } }: { setUp: SetUp }) {
  const t = useWords();
  const id = useId();
  const { setForm } = useSweep.getState();
  const paper = paperLevels(form, choices);
  const presets = [
    { label: t`Quick, ${quickLevels.length}`, levels: quickLevels },
    { label: t`The paper’s ${paper.length}`, levels: paper },
  ];
  const faulty = "problem" in plan && plan.field === "levels";
  return (
    <div className="field">
      <label htmlFor={id}>{t`Sparsity levels, %`}</label>
      <textarea
        id={id}
        rows={2}
        spellCheck={false}
        value={form.levels}
        aria-invalid={faulty}
        aria-describedby={`${id}-about`}
        onChange={(event) => setForm({ levels: event.target.value })}
      />
      <div className="presets">
        {presets.map(({ label, levels }) => (
          <button
            key={label}
            type="button"
            className="small"
            aria-pressed={form.levels === levelsText(levels)}
            onClick={() => setForm({ levels: levelsText(levels) })}
          >
            {label}
          </button>
        ))}
      </div>
      <FieldFault plan={plan} field="levels" id={`${id}-about`} />
      {!faulty && (
        <p id={`${id}-about`} className="about">
          {t`The share of weights to remove. The dense net has no level and runs once a seed.`}
        </p>
      )}
    </div>
  );
}
