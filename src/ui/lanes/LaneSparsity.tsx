import { useId } from "react";
import { formatShare, percentOf } from "../../lib/format";
import { useLab } from "../../store/lab";
import { settings } from "../../train/settings";
import { useWords } from "../useWords";
import type { LaneView } from "./LaneCard";

/** The levels of arXiv:2209.04766, in percent. */
const levels = [12.5, 25, 37.5, 50, 62.5, 75, 87.5, 90.625, 93.75, 96.875];

/** Sets a lane's target sparsity by slider or number. */
export function LaneSparsity({ lane, spec, name, used }: LaneView & { readonly used: boolean }) {
  const t = useWords();
  const id = useId();
  const fault = lane.faults.sparsity;
  const percent = percentOf(spec.sparsity);
  const label = t.of(settings.sparsity.label);
  const type = (text: string): void => useLab.getState().typeNumber("sparsity", text, 100, lane.id);
  return (
    <>
      <div className="lane-sparsity">
        <label htmlFor={id}>{t`Sparsity`}</label>
        <input
          type="range"
          aria-label={name(t`${label}, slider`)}
          min={0}
          max={99.5}
          step={0.125}
          list={`${id}-levels`}
          value={Math.min(percent, 99.5)}
          disabled={!used}
          aria-valuetext={formatShare(spec.sparsity)}
          onChange={(event) => type(event.target.value)}
        />
        <span className="lane-number">
          <input
            id={id}
            type="number"
            inputMode="decimal"
            aria-label={name(label)}
            min={0}
            max={percentOf(settings.sparsity.max)}
            step="any"
            disabled={!used}
            value={fault?.text ?? percent}
            aria-invalid={fault !== undefined}
            aria-describedby={fault && `${id}-fault`}
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
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {t.of(fault.message)}
        </p>
      )}
    </>
  );
}
