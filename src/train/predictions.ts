import type { SetPlaces, ToldPredictions } from "./graph/messages";
import type { LossId } from "./learner";
import { isBetter } from "./result";
import type { CountedEvaluation } from "./snapshot";

/** The logits of one evaluation by sample set, row-major [count, outputs]; `train` is the part of the set that is scored. */
export interface EvaluationLogits {
  readonly train: Float32Array;
  readonly val: Float32Array;
  readonly test: Float32Array;
}

/** Hears of every evaluation of a run, and decides nothing in it. */
export interface PredictionKeeper {
  hear(evaluation: CountedEvaluation, logits: EvaluationLogits): void;
  /** What was said at these places at the last evaluation, and by the best model so far. */
  told(asked: SetPlaces): { readonly last?: ToldPredictions; readonly chosen?: ToldPredictions };
}

/** What a keeper needs to know of a run. */
export interface KeeperInput {
  readonly loss: LossId;
  readonly outputs: number; // logits per sample
  readonly chosenBy: "validation" | "test";
}

/** Larger sets are not kept: no picture shows them. */
const mostSamples = 4_000_000;

type Sets = Readonly<Record<keyof SetPlaces, Uint16Array>>;

interface Kept {
  readonly evaluation: CountedEvaluation;
  readonly sets: Sets;
}

/** Creates a keeper of the last and the best predictions of a run. */
export function createPredictionKeeper({ loss, outputs, chosenBy }: KeeperInput): PredictionKeeper {
  let last: Kept | undefined;
  let best: Kept | undefined;
  const judge = chosenBy === "test" ? "test" : "val";
  return {
    hear: (evaluation, { train, val, test }) => {
      const none = new Uint16Array(0);
      // The scored part of the training pairs is drawn at random: no place in it is a place in the set.
      const sets =
        loss === "binary"
          ? { train: none, val: none, test: decisions(test, 1) }
          : { train: decisions(train, outputs), val: decisions(val, outputs), test: decisions(test, outputs) };
      last = { evaluation, sets };
      // As the run chooses its model: only those as sparse as the last, and the untrained one only before all others.
      const old = best?.evaluation;
      if (!old || old.kept !== evaluation.kept || old.epoch === 0 || isBetter(evaluation[judge], old[judge]))
        best = last;
    },
    told: (asked) => ({ last: last && toldAt(last, asked), chosen: best && toldAt(best, asked) }),
  };
}

/** Decides for the largest logit of each sample, the first under ties, or for 1 where a single logit is not negative. */
export function decisions(logits: Float32Array, outputs: number): Uint16Array {
  const count = logits.length / outputs;
  if (count > mostSamples) return new Uint16Array(0);
  const decided = new Uint16Array(count);
  for (let i = 0; i < count; i++) {
    if (outputs === 1) decided[i] = logits[i] >= 0 ? 1 : 0;
    else {
      let most = 0;
      for (let c = 1; c < outputs; c++) if (logits[i * outputs + c] > logits[i * outputs + most]) most = c;
      decided[i] = most;
    }
  }
  return decided;
}

function toldAt({ evaluation, sets }: Kept, asked: SetPlaces): ToldPredictions {
  const at = (name: keyof SetPlaces): Int16Array => Int16Array.from(asked[name], (place) => sets[name][place] ?? -1);
  return { epoch: evaluation.epoch, train: at("train"), val: at("val"), test: at("test") };
}
