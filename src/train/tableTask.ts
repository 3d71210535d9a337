import * as tf from "@tensorflow/tfjs";
import { fnnForward } from "../models/fnn";
import { meanLoss } from "../ops/meanLoss";
import { evaluatedAtOnce, evaluateInParts } from "./evaluateInParts";
import type { LossId } from "./learner";
import type { Prepared, TableInput } from "./prepared";
import { createTableSamples } from "./tableSamples";
import type { TensorTask } from "./tensorLearner";

/** Creates the data side of a fully connected net: rows of a table that stays on the device. */
export function createTableTask(
  input: TableInput,
  sets: Prepared["sets"],
  loss: LossId,
  layerCount: number,
): TensorTask {
  const samples = createTableSamples(input, sets);
  return {
    beginEpoch: samples.beginEpoch,
    loss: (parameters, start, end, training) => {
      const { x, targets } = samples.batch(start, end);
      return meanLoss(loss, fnnForward(parameters, x, layerCount, training), targets);
    },
    evaluate: (parameters, set, dropping) => {
      const count = samples.count(set);
      const widths = Object.values(parameters).map(({ shape }) => shape[shape.length - 1]);
      // Dropout is drawn over the rows of the whole set, so it takes the set at once.
      return evaluateInParts(count, dropping ? count : evaluatedAtOnce(widths), (start, size) =>
        tf.tidy(() => fnnForward(parameters, samples.part(set, start, size), layerCount, dropping)),
      );
    },
    changed: () => undefined,
    dispose: samples.dispose,
  };
}
