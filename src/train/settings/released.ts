import type { Setting } from "./types";

const PAPER = "Peng et al. 2022, arXiv:2209.04766";

/** Quirks of the released code, each off unless a person wants to see what it does to a comparison. */
export const releasedSettings = {
  sgdRetraining: {
    kind: "switch",
    label: "Retrain by SGD",
    group: "released",
    task: "node",
    help: "Retrains by plain SGD at a learning rate of 0.005, without momentum and weight decay, whatever the optimizer was before.",
    paper: PAPER,
  },
  testDropout: {
    kind: "switch",
    label: "Dropout on in tests",
    group: "released",
    task: "node",
    help: "Leaves dropout on wherever train-and-prune is evaluated; training itself stays the same.",
    paper: PAPER,
  },
  denseStart: {
    kind: "switch",
    label: "Start from a dense net",
    group: "released",
    help: "Trains a dense net for the dense epochs of train-and-prune first and goes on sparse from its weights; those FLOPs are left out of the count.",
    paper: PAPER,
  },
  chosenByTest: {
    kind: "switch",
    label: "Choose the model by test accuracy",
    group: "released",
    help: "Reports the epoch that is best on the test data, which flatters every method and most the one that fluctuates most.",
    paper: PAPER,
  },
} as const satisfies Record<string, Setting>;
