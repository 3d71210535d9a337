import { useId } from "react";
import { formatCount, formatShare, percentOf } from "../../lib/format";
import { isApplicable } from "../../store/applicable";
import { useLab } from "../../store/lab";
import { expectedLayers, keptWeights } from "../../store/layers";
import { settings } from "../../train/settings";
import type { Words } from "../../words/words";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";

/** The levels of arXiv:2209.04766, in percent. */
const levels = [12.5, 25, 37.5, 50, 62.5, 75, 87.5, 90.625, 93.75, 96.875];

/** Sets the target sparsity by slider or number, and says how many weights that leaves. */
export function SparsityField({ view }: { view: FormView }) {
  const t = useWords();
  const { lane, spec, choice } = view;
  const id = useId();
  const typeNumber = useLab((state) => state.typeNumber);
  const used = isApplicable("sparsity", spec, choice.form);
  const fault = lane.faults.sparsity;
  const percent = percentOf(spec.sparsity);
  const type = (text: string): void => typeNumber("sparsity", text, 100);
  return (
    <div className="field">
      <label htmlFor={id}>{t.of(settings.sparsity.label)}</label>
      <div className="field-row sparsity">
        <input
          type="range"
          aria-label={t`${t.of(settings.sparsity.label)}, slider`}
          min={0}
          max={99.5}
          step={0.125}
          list={`${id}-levels`}
          value={Math.min(percent, 99.5)}
          disabled={!used}
          aria-valuetext={formatShare(spec.sparsity)}
          onChange={(event) => type(event.target.value)}
        />
        <span className="number-unit">
          <input
            id={id}
            type="number"
            inputMode="decimal"
            min={0}
            max={percentOf(settings.sparsity.max)}
            step="any"
            disabled={!used}
            value={fault?.text ?? percent}
            aria-invalid={fault !== undefined}
            aria-describedby={`${id}-kept`}
            onChange={(event) => type(event.target.value)}
          />
          <span aria-hidden="true">%</span>
        </span>
        <datalist id={`${id}-levels`}>
          {levels.map((level) => (
            <option key={level} value={level} />
          ))}
        </datalist>
      </div>
      <p id={`${id}-kept`} className={fault ? "fault" : "about about-kept"}>
        {fault ? t.of(fault.message) : used ? keptSentence(view, t) : t`This method keeps every weight.`}
      </p>
    </div>
  );
}

function keptSentence({ spec, choice }: FormView, t: Words): string {
  const layers = expectedLayers(spec, { featureCount: choice.summary?.featureCount, classes: choice.classes });
  if (!layers) return t`${formatShare(1 - spec.sparsity)} of the maskable weights stay.`;
  const { kept, total } = keptWeights(layers, spec);
  return t`${formatShare(spec.sparsity)} → ${formatCount(kept)} of ${formatCount(total)} weights stay`;
}
