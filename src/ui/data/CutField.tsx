import { useState } from "react";
import { cutKey } from "../../data/cutKey";
import type { DataChoice } from "../../store/data/dataChoices";
import { comfortableEdges, lectureEdges } from "../../store/data/largeGraph";
import { useLab } from "../../store/lab";
import { CutChoice, cutEdges } from "../files/CutChoice";

/** Offers a lecture cut of the chosen data set where it is large; a cut is a data set of its own. */
export function CutField({ choice }: { choice: DataChoice }) {
  const { cut, id, summary, entry, form } = choice;
  const [draft, setDraft] = useState<string>(); // text that is no size yet
  const edges = summary?.edges ?? entry?.counts?.edges ?? 0;
  const nodes = summary?.nodes ?? entry?.counts?.nodes ?? 0;
  if (form !== "temporal" || edges <= comfortableEdges || !(entry || choice.link)) return null;
  const whole = cut?.whole ?? id;
  return (
    <CutChoice
      plan={{ whole: cut === undefined && draft === undefined, text: draft ?? String(cut?.edges ?? lectureEdges) }}
      edges={edges}
      nodes={nodes}
      onPlan={(plan) => {
        const size = cutEdges(plan, edges);
        const faulty = Number.isNaN(size);
        setDraft(faulty ? plan.text : undefined);
        if (!faulty) useLab.getState().chooseDataset(size === undefined ? whole : cutKey(whole, size));
      }}
    />
  );
}
