import { InputError } from "../lib/inputError";
import { aCount, aNumber, aSwitch, aText, type Check, listOf, objectOf, oneOf, tableOf } from "./shape";

const numbers = tableOf(aNumber);
const flops = objectOf({ rigl: aNumber, exact: aNumber, propagation: aNumber });
const score = objectOf({ accuracy: aNumber, loss: aNumber }, { auc: aNumber, seenAccuracy: aNumber });

const dataset = objectOf(
  { name: aText, kind: aText, form: aText, nodes: aNumber, edges: aNumber, distinctPairs: aNumber, selfLoops: aNumber },
  { note: aText, timeStamps: aNumber, featureCount: aNumber, labelled: aNumber, classes: aNumber },
);

const plan = objectOf(
  {
    phases: listOf(objectOf({ name: aText, epochs: aCount })),
    epochs: aCount,
    stepsPerEpoch: aCount,
    steps: aCount,
    samples: objectOf({ train: aNumber, val: aNumber, test: aNumber }),
    trainScored: aNumber,
    layers: tableOf(objectOf({ inputs: aCount, outputs: aCount })),
    outputs: aCount,
    maskableWeights: aNumber,
  },
  { note: aText, memory: objectOf({ used: aCount, dense: aCount }) },
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

/** Takes one layer's mask: exactly as many bits as it has weights, or a count of its connections and no bits. */
const picture: Check = (value, place) => {
  const counts = { inputs: aCount, outputs: aCount, dropped: aCount, grown: aCount };
  objectOf({ ...counts, bits: aText }, { kept: aCount })(value, place);
  const { inputs, outputs, bits, kept } = value as { inputs: number; outputs: number; bits: string; kept?: number };
  const letters = kept === undefined ? 4 * Math.ceil(Math.ceil((inputs * outputs) / 8) / 3) : 0;
  if (bits.length !== letters || !/^[A-Za-z0-9+/]*={0,2}$/.test(bits)) {
    throw new InputError(`${place}.bits must be base64 of ${inputs} × ${outputs} bits, ${letters} letters.`);
  }
};

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
      epoch: aCount,
      step: aCount,
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
    { step: aCount, epoch: aCount, density: aNumber, densityByLayer: numbers, layers: tableOf(picture) },
    { everActive: aNumber, updates: aCount },
  ),
  kernelsMeasured: objectOf({
    step: aCount,
    kernels: oneOf(["dense", "sparse"]),
    density: aNumber,
    denseMs: aNumber,
    sparseMs: aNumber,
  }),
  finished: objectOf({ result }),
  stopped: objectOf({ step: aCount }),
  failed: objectOf({ message: aText }, { diverged: aSwitch }),
};

/** Takes one event of some types. */
function eventOf(types: readonly string[]): Check {
  return (value, place) => {
    objectOf({ type: oneOf(types) })(value, place);
    events[(value as { type: string }).type](value, place);
  };
}

const ends = ["finished", "stopped", "failed"];

const typesOf = (value: unknown): readonly string[] => (value as readonly { type: string }[]).map(({ type }) => type);

/** Checks the events of a run, be it over or not: first its start, then what happened in order of the steps, last its end. */
export const runEvents: Check = (value, place) => {
  listOf(eventOf(Object.keys(events)))(value, place);
  let before = 0;
  for (const [i, event] of (value as readonly { type: string; step?: number }[]).entries()) {
    const here = `${place}[${i}]`;
    const { type, step = before } = event;
    // A run may fail before it starts, where its data cannot be read.
    if (i === 0 && type !== "started" && type !== "failed" && type !== "stopped") {
      throw new InputError(`${place} must begin with the event \`started\`.`);
    }
    if (i > 0 && type === "started") throw new InputError(`${here} starts the run again.`);
    if (ends.includes(type) && i < (value as readonly unknown[]).length - 1) {
      throw new InputError(`${here} ends the run, but more events follow.`);
    }
    if (step < before) throw new InputError(`${here} is of step ${step}, after one of step ${before}.`);
    before = step;
  }
};

/** Checks the events of a run that came to its end: they end with `finished` or `failed`, and what finished has also started. */
export const endedEvents: Check = (value, place) => {
  listOf(eventOf(Object.keys(events).filter((type) => type !== "stopped")))(value, place);
  const types = typesOf(value);
  const last = types[types.length - 1];
  if (types.filter((type) => ends.includes(type)).length !== 1 || !ends.includes(last)) {
    throw new InputError(`${place} must end with one event \`finished\` or \`failed\`.`);
  }
  if (last === "finished" && types[0] !== "started") {
    throw new InputError(`${place} must begin with the event \`started\`.`);
  }
};
