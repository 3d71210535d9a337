/** What a menu shows of a model. */
export interface ModelEntry {
  readonly label: string;
  readonly description: string; // one sentence
  readonly paper: string;
  readonly tasks: readonly ("link" | "node")[];
}

/** The models, in menu order. */
export const models = {
  fnn: {
    label: "FNN on walk embeddings",
    description:
      "A small fully connected net reads embeddings that temporal random walks and skip-gram have learnt; this is the paper's model.",
    paper: "Peng et al. 2022, arXiv:2209.04766",
    tasks: ["link", "node"],
  },
  gcn: {
    label: "GCN, 2 layers",
    description: "Each layer averages a node's features with its neighbours' and multiplies them by a weight matrix.",
    paper: "Kipf & Welling 2017, arXiv:1609.02907",
    tasks: ["node"],
  },
  sage: {
    label: "GraphSAGE, 2 layers",
    description: "Each layer has one weight matrix for the node itself and one for the mean of its neighbours.",
    paper: "Hamilton et al. 2017, arXiv:1706.02216",
    tasks: ["node"],
  },
} as const satisfies Record<string, ModelEntry>;

/** The name of a model. */
export type ModelId = keyof typeof models;
