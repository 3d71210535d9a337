import { useId } from "react";
import { findDataset } from "../../data/registry";
import type { OpenedFile as Opened } from "../../store/data/dataChoices";
import { comfortableEdges, lectureEdges } from "../../store/data/largeGraph";
import { useWords } from "../useWords";
import { CutChoice, type CutPlan, cutEdges } from "./CutChoice";
import { SummaryList } from "./SummaryList";

/** How a file becomes a data set: kept in this browser or not, whole or cut. */
export interface TakePlan {
  readonly keep: boolean;
  readonly cut: CutPlan;
}

/** The plan that a file starts with. */
export const firstPlan: TakePlan = { keep: true, cut: { whole: false, text: String(lectureEdges) } };

/** What a plan asks of the store; `fits` is false while its number is none. */
export function takeHow({ summary, known }: Opened, { keep, cut }: TakePlan) {
  const edges = isLarge(summary) ? cutEdges(cut, summary.edges) : undefined;
  return { fits: !Number.isNaN(edges), how: { cut: edges, keepAs: keep ? known : undefined } };
}

function isLarge({ form, edges }: Opened["summary"]): boolean {
  return form === "temporal" && edges > comfortableEdges;
}

interface Props {
  readonly file: Opened;
  readonly title: string;
  readonly plan: TakePlan;
  readonly onPlan: (plan: TakePlan) => void;
}

/** What a file turned out to be, and what is to be done with it. */
export function OpenedFile({ file: { summary, known }, title, plan, onPlan }: Props) {
  const t = useWords();
  const id = useId();
  const entry = known === undefined ? undefined : findDataset(known);
  return (
    <>
      <h3>{title}</h3>
      <SummaryList summary={summary} />
      {entry && (
        <div className="keep">
          <label className="switch">
            <input
              type="checkbox"
              checked={plan.keep}
              aria-describedby={`${id}-keep`}
              onChange={({ target }) => onPlan({ ...plan, keep: target.checked })}
            />
            <strong>{t`This is ${t.of(entry.label)}: keep it in this browser`}</strong>
          </label>
          <p id={`${id}-keep`} className="about">
            {t.join(
              t`Its counts are those of the real data set. Kept, it is at hand on every visit.`,
              t.of(entry.licence),
            )}
          </p>
        </div>
      )}
      {isLarge(summary) && (
        <CutChoice
          plan={plan.cut}
          edges={summary.edges}
          nodes={summary.nodes}
          onPlan={(cut) => onPlan({ ...plan, cut })}
        />
      )}
    </>
  );
}
