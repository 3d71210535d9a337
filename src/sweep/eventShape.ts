import { InputError } from "../lib/inputError";
import { aNumber, aSwitch, aText, type Check, listOf, objectOf, oneOf, tableOf } from "./shape";

const numbers = tableOf(aNumber);
const flops = objectOf({ rigl: aNumber, exact: aNumber, propagation: aNumber });
const score = objectOf({ accuracy: aNumber, loss: aNumber }, { auc: aNumber, seenAccuracy: aNumber });

const dataset = objectOf(
  { name: aText, kind: aText, form: aText, nodes: aNumber, edges: aNumber, distinctPairs: aNumber, selfLoops: aNumber },
  { note: aText, timeStamps: aNumber, featureCount: aNumber, labelled: aNumber, classes: aNumber },
);

const plan = objectOf(
  {
    phases: listOf(objectOf({ name: aText, epochs: aNumber })),
    epochs: aNumber,
    stepsPerEpoch: aNumber,
    steps: aNumber,
    samples: objectOf({ train: aNumber, val: aNumber, test: aNumber }),
    trainScored: aNumber,
    layers: tableOf(objectOf({ inputs: aNumber, outputs: aNumber })),
    outputs: aNumber,
    maskableWeights: aNumber,
  },
  { note: aText },
);

const result = objectOf(
  {
    testAccuracy: aNumber,
    valAccuracy: aNumber,
    trainAccuracy: aNumber,
    bestEpoch: aNumber,
    chosenBy: oneOf(["validation", "test"]),
    lastTestAccuracy: aNumber,
    density: aNumber,
    densityByLayer: numbers,
    keptWeights: aNumber,
    maskableWeights: aNumber,
    parameters: aNumber,
    parameterSparsity: aNumber,
    steps: aNumber,
    epochs: aNumber,
    trainingFlops: flops,
    denseTrainingFlops: flops,
    trainMs: aNumber,
    wallMs: aNumber,
  },
  { testAuc: aNumber, testSeenAccuracy: aNumber, lastTestAuc: aNumber, everActive: aNumber, uncountedFlops: flops },
);

const identity = objectOf({ inputs: aText, split: aText, weights: aText, batches: aText });

/** The events that a record keeps. */
const events: Readonly<Record<string, Check>> = {
  started: objectOf(
    {
      spec: objectOf({ dataset: aText, task: aText, model: aText, method: aText, sparsity: aNumber, seed: aNumber }),
      backend: objectOf({ id: aText, device: aText, software: aSwitch, reason: aText }),
      dataset,
      plan,
    },
    { identity },
  ),
  evaluated: objectOf(
    {
      epoch: aNumber,
      step: aNumber,
      stage: aText,
      train: score,
      val: score,
      test: score,
      density: aNumber,
      densityByLayer: numbers,
      flops,
      denseFlops: flops,
      seconds: aNumber,
    },
    { loss: aNumber, everActive: aNumber },
  ),
  masksUpdated: objectOf(
    {
      step: aNumber,
      epoch: aNumber,
      density: aNumber,
      densityByLayer: numbers,
      layers: tableOf(objectOf({ inputs: aNumber, outputs: aNumber, bits: aText, dropped: aNumber, grown: aNumber })),
    },
    { everActive: aNumber },
  ),
  finished: objectOf({ result }),
  failed: objectOf({ message: aText }, { diverged: aSwitch }),
};

/** Checks one event of a record. */
const anEvent: Check = (value, place) => {
  objectOf({ type: oneOf(Object.keys(events)) })(value, place);
  events[(value as { type: string }).type](value, place);
};

/** Checks the events of a record: they end with `finished` or `failed`, and what finished has also started. */
export const recordEvents: Check = (value, place) => {
  listOf(anEvent)(value, place);
  const types = (value as readonly { type: string }[]).map(({ type }) => type);
  const last = types[types.length - 1];
  const ends = types.filter((type) => type === "finished" || type === "failed").length;
  if (ends !== 1 || (last !== "finished" && last !== "failed")) {
    throw new InputError(`${place} must end with one event \`finished\` or \`failed\`.`);
  }
  if (last === "finished" && types[0] !== "started") {
    throw new InputError(`${place} must begin with the event \`started\`.`);
  }
};
