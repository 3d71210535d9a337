import { useId } from "react";
import { formatBytes, formatCount } from "../../lib/format";
import {
  comfortableEdges,
  cutRange,
  cutRule,
  memoryLimit,
  tooLargeWhole,
  trainingBytes,
} from "../../store/data/largeGraph";
import { useWords } from "../useWords";

/** How much of a large graph is taken: the text of the number field, or the whole. */
export interface CutPlan {
  readonly whole: boolean;
  readonly text: string;
}

/** Returns the size of the lecture cut that a plan stands for; undefined where the whole is taken, NaN where the text is no size. */
export function cutEdges({ whole, text }: CutPlan, edges: number): number | undefined {
  if (whole) return undefined;
  const size = text.trim() === "" ? Number.NaN : Number(text);
  const fits = Number.isInteger(size) && size >= cutRange.min && size <= Math.min(cutRange.max, edges);
  return fits ? size : Number.NaN;
}

interface Props {
  readonly plan: CutPlan;
  readonly edges: number;
  readonly nodes: number;
  readonly onPlan: (plan: CutPlan) => void;
}

/** Offers a lecture cut of a graph that is too large for a lecture, or the whole. */
export function CutChoice({ plan, edges, nodes, onPlan }: Props) {
  const t = useWords();
  const id = useId();
  const faulty = Number.isNaN(cutEdges(plan, edges));
  const tooMuch = tooLargeWhole(edges, nodes, memoryLimit());
  const most = Math.min(cutRange.max, edges);
  return (
    <fieldset className="cut">
      <legend>
        {t`${formatCount(edges)} edges are more than ${formatCount(comfortableEdges)}: how much of them?`}
      </legend>
      <label className="cut-option">
        <input type="radio" name={id} checked={!plan.whole} onChange={() => onPlan({ ...plan, whole: false })} />
        <span>
          <strong>{t`A lecture cut`}</strong> <span className="quiet">{t.of(cutRule)}</span>
        </span>
      </label>
      <div className="cut-size">
        <label htmlFor={`${id}-size`}>{t`Edges of the cut`}</label>
        <input
          id={`${id}-size`}
          type="number"
          inputMode="numeric"
          min={cutRange.min}
          max={most}
          step={cutRange.min}
          disabled={plan.whole}
          value={plan.text}
          aria-invalid={faulty}
          aria-describedby={`${id}-fault`}
          onChange={({ target }) => onPlan({ whole: false, text: target.value })}
        />
      </div>
      <p id={`${id}-fault`} className="fault" aria-live="polite">
        {faulty && t`Enter a whole number from ${formatCount(cutRange.min)} to ${formatCount(most)}.`}
      </p>
      <label className="cut-option">
        <input
          type="radio"
          name={id}
          checked={plan.whole}
          disabled={tooMuch !== undefined && !plan.whole}
          onChange={() => onPlan({ ...plan, whole: true })}
        />
        <span>
          <strong>{t`The whole`}</strong>{" "}
          <span className="quiet">
            {tooMuch
              ? t.of(tooMuch)
              : t`about ${t.of(formatBytes(trainingBytes(edges, nodes)))} of memory; walks and skip-gram take minutes`}
          </span>
        </span>
      </label>
    </fieldset>
  );
}
