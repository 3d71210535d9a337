import { useId } from "react";
import { shortCitation } from "../../lib/format";
import { algorithms, type MethodId } from "../../sparse/algorithms";
import { useLab } from "../../store/lab";
import { methodName } from "../../sweep/verdictSentence";
import { useWords } from "../useWords";
import type { LaneView } from "./LaneCard";

const families = [
  { family: "dense", label: "Dense" },
  { family: "train-and-prune", label: "Train and prune" },
  { family: "sparse training", label: "Sparse training" },
] as const;

/** Chooses how a lane's net becomes sparse. */
export function LaneMethod({ lane, name }: LaneView) {
  const t = useWords();
  const id = useId();
  const { description, paper } = algorithms[lane.method];
  return (
    <>
      <select
        aria-label={name(t`Method`)}
        aria-describedby={id}
        title={`${t.of(description)} ${paper}`}
        value={lane.method}
        onChange={(event) => useLab.getState().chooseMethod(event.target.value as MethodId, lane.id)}
      >
        {families.map(({ family, label }) => (
          <optgroup key={family} label={t.of(label)}>
            {(Object.keys(algorithms) as MethodId[])
              .filter((method) => algorithms[method].family === family)
              .map((method) => (
                <option key={method} value={method}>
                  {t.of(methodName(method))}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <span id={id} className="hidden">
        {t.of(description)} {shortCitation(paper)}
      </span>
    </>
  );
}
