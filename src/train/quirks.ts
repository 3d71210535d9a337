/** One way in which the published code treats its methods unequally; a comparison may turn it on to see what it does. */
export interface Quirk {
  readonly label: string; // as shown beside a switch
  readonly help: string; // what the released code does, and whom it favours
}

/** The quirks of the released code in the order of the switches; none is on in a fair comparison. arXiv:2209.04766 */
export const quirks = {
  ownSchedule: {
    label: "Each family has its own optimizer",
    help: "Train-and-prune and sparse training get different optimizers and learning rates, so that a gap between them may be the optimizer's.",
  },
  largerBatch: {
    label: "Larger batch for train-and-prune",
    help: "On nodes, train-and-prune takes four times the batch of sparse training, so a quarter of the optimizer steps.",
  },
  sgdRetraining: {
    label: "Retraining by SGD",
    help: "On nodes, the masked retraining of train-and-prune uses SGD at 0.005 instead of Adam, and hardly moves the weights.",
  },
  testDropout: {
    label: "Dropout stays on in tests",
    help: "On nodes, train-and-prune is evaluated with dropout on, which costs it accuracy that sparse training keeps.",
  },
  denseStart: {
    label: "Sparse training starts from a dense net",
    help: "On links, sparse training starts from a trained dense net whose training FLOPs are left out of the count.",
  },
  chosenByTest: {
    label: "Models chosen by test accuracy",
    help: "The epoch that is reported is the best one on the test data, which flatters whatever fluctuates most.",
  },
  leakyWalks: {
    label: "Walks see the test edges",
    help: "On links, the walks behind the embeddings run over the whole graph, edges to be predicted included.",
  },
} as const satisfies Record<string, Quirk>;

/** The name of a quirk in files, links and on the command line. */
export type QuirkId = keyof typeof quirks;
