import type { GraphSample } from "../../train/graph/messages";
import { useWords } from "../useWords";
import { className } from "./names";
import type { Predicted } from "./predicted";
import type { Trail } from "./trail";

interface FieldTextProps {
  readonly sample: GraphSample;
  readonly trail: Trail | undefined;
  readonly predicted: Predicted | undefined;
}

/** What flows to a node, layer by layer, in words. */
export function FieldText({ sample, trail, predicted }: FieldTextProps) {
  const t = useWords();
  if (trail?.kind !== "field") {
    return (
      <p className="trail-text">
        {t`A net of two layers sees a node by its neighbours and theirs, and nothing farther: no walks are taken here. Choose a node in the picture, or let one be shown.`}
      </p>
    );
  }
  const { centre, near, far, step } = trail;
  const id = sample.ids[centre];
  const missing = sample.degree[centre] - near.length;
  const said = predicted?.nodes[centre] ?? -1;
  return (
    <div className="trail-text">
      <ol className="hops" aria-label={t`Layers of the net`}>
        <li className={step >= 1 ? "hop-taken" : undefined} aria-current={step === 1 ? "step" : undefined}>
          {t`Layer 1: the ${near.length} neighbours of node ${id} take in their own neighbours, ${far.length} nodes more.`}
        </li>
        <li className={step >= 2 ? "hop-taken" : undefined} aria-current={step === 2 ? "step" : undefined}>
          {t`Layer 2: node ${id} takes in its ${near.length} neighbours.`}
        </li>
      </ol>
      <p>
        {t.join(
          missing > 0
            ? t`${missing} more of its neighbours are outside the picture.`
            : t`All of its neighbours are in the picture.`,
          sample.labels[centre] >= 0 && t`Its class: ${className(sample, sample.labels[centre], t)}.`,
          said >= 0 && t`Predicted: ${className(sample, said, t)}.`,
        )}
      </p>
    </div>
  );
}
