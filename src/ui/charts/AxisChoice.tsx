import { useId } from "react";
import { useLab } from "../../store/lab";
import type { AxisId, ConventionId } from "../../store/series";
import { useWords } from "../useWords";
import { axisLabels } from "./axes";

const conventions: Readonly<Record<ConventionId, string>> = {
  rigl: "RigL’s",
  exact: "exact",
};

/** Chooses what the horizontal axis of every chart counts, and how FLOPs are counted. */
export function AxisChoice() {
  const t = useWords();
  const id = useId();
  const axis = useLab((state) => state.axis);
  const convention = useLab((state) => state.convention);
  const { chooseAxis, chooseConvention } = useLab.getState();
  return (
    <div className="axis-bar">
      <fieldset className="segments">
        <legend>{t`Horizontal axis`}</legend>
        {(Object.keys(axisLabels) as AxisId[]).map((choice) => (
          <label key={choice}>
            <input type="radio" name={id} checked={axis === choice} onChange={() => chooseAxis(choice)} />
            <span>{t.of(axisLabels[choice])}</span>
          </label>
        ))}
      </fieldset>
      <label
        className="convention"
        title={t`RigL’s: backward costs twice forward. Exact: the first layer needs no input gradient.`}
      >
        <span>{t`FLOPs convention`}</span>
        <select value={convention} onChange={(event) => chooseConvention(event.target.value as ConventionId)}>
          {(Object.keys(conventions) as ConventionId[]).map((choice) => (
            <option key={choice} value={choice}>
              {t.of(conventions[choice])}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
