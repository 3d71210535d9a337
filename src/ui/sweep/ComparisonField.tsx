import { useId } from "react";
import { quirkApplies } from "../../store/sweep/setUp";
import { useSweep } from "../../store/sweep/sweep";
import { type QuirkId, quirks } from "../../train/quirks";
import { useWords } from "../useWords";
import type { SetUp } from "./useSetUp";

const comparisons = { fair: "Fair", "as released": "As released" } as const;

const ids = Object.keys(quirks) as QuirkId[];

/** Chooses between one training for all methods and the quirks of the published code, each of which can be told apart. */
export function ComparisonField({ setUp: { form, choices } }: { setUp: SetUp }) {
  const t = useWords();
  const id = useId();
  const { setForm } = useSweep.getState();
  const toggle = (quirk: QuirkId, on: boolean): void =>
    setForm({ quirks: ids.filter((one) => (one === quirk ? on : form.quirks.includes(one))) });
  return (
    <div className="field">
      <fieldset className="segments comparison">
        <legend>{t`Comparison`}</legend>
        {(Object.keys(comparisons) as (keyof typeof comparisons)[]).map((comparison) => (
          <label key={comparison}>
            <input
              type="radio"
              name={id}
              checked={form.comparison === comparison}
              onChange={() => setForm({ comparison })}
            />
            <span>{t.of(comparisons[comparison])}</span>
          </label>
        ))}
      </fieldset>
      {form.comparison === "fair" ? (
        <p className="about">
          {t`The same optimizer, batch and evaluation for every method; models are chosen by validation.`}
        </p>
      ) : (
        <fieldset className="quirks">
          <legend className="about">
            {t`What the published code of the paper does differently. Each can be turned off, to see what it does.`}
          </legend>
          {ids
            .map((quirk) => ({ quirk, applies: quirkApplies(quirk, form, choices) }))
            .map(({ quirk, applies }) => (
              <div key={quirk} className="quirk">
                <label className="switch">
                  <input
                    type="checkbox"
                    checked={applies && form.quirks.includes(quirk)}
                    disabled={!applies}
                    aria-describedby={`${id}-${quirk}`}
                    onChange={(event) => toggle(quirk, event.target.checked)}
                  />
                  {t.of(quirks[quirk].label)}
                </label>
                <p id={`${id}-${quirk}`} className="about">
                  {applies ? t.of(quirks[quirk].help) : t`Changes nothing for these data sets and methods.`}
                </p>
              </div>
            ))}
        </fieldset>
      )}
    </div>
  );
}
