import { formatCount, formatPercent } from "../../lib/format";
import { methodName } from "../../sweep/verdictSentence";
import { type GraphSample, parts } from "../../train/graph/messages";
import type { Words } from "../../words/words";
import type { Predicted } from "./predicted";
import { isWrong } from "./scene";
import type { PredictionsView } from "./usePredicted";

/** How many test samples of a picture a run got right. */
export interface Tally {
  readonly right: number;
  readonly all: number;
}

/** Counts the test nodes, or test pairs, of a picture that a run has predicted, and those that it got right. */
export function tallyOf(sample: GraphSample, predicted: Predicted): Tally {
  if (sample.task === "link") {
    const asked = [...predicted.pairs].filter((said) => said >= 0);
    const negatives = [...predicted.negatives].filter((said) => said >= 0);
    const right = asked.filter((said) => said === 1).length + negatives.filter((said) => said === 0).length;
    return { right, all: asked.length + negatives.length };
  }
  const test = [...sample.part.keys()].filter((node) => parts[sample.part[node]] === "test");
  const judged = test.filter((node) => isWrong(sample, predicted, node) !== undefined);
  return { right: judged.filter((node) => isWrong(sample, predicted, node) === false).length, all: judged.length };
}

/** Says what a run has made of the picture, or what to do to see it. */
export function predictionSentence(
  sample: GraphSample,
  { lanes, other, spec, predicted }: PredictionsView,
  t: Words,
): string {
  if (sample.task === "node" && !sample.part.some((part) => part > 0)) {
    return t`These nodes have no classes that a net could be trained on.`;
  }
  if (!predicted) {
    if (other)
      return t`The last run had other data, another task or another seed. Run again to see what it predicts here.`;
    if (lanes.length > 0) return t`Training has begun; its first predictions are on their way.`;
    return t`Press Run to see what the net predicts here while it trains.`;
  }
  const { right, all } = tallyOf(sample, predicted);
  if (all === 0) return t`No test sample of the run lies in the picture.`;
  const name = spec ? t.of(methodName(spec.method)) : "";
  const share = `${formatCount(right)} / ${formatCount(all)} (${formatPercent(right / all)})`;
  const model = !predicted.chosen
    ? t`epoch ${predicted.epoch}`
    : spec?.chosenByTest
      ? t`the best by test accuracy, of epoch ${predicted.epoch}`
      : t`the best by validation, of epoch ${predicted.epoch}`;
  return sample.task === "link"
    ? t`${name}, ${model}: ${share} of the test pairs in this sample are right.`
    : t`${name}, ${model}: ${share} of the test nodes in this sample are right.`;
}
