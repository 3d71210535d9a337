/** One figure to hold the lab against, and the options that it was measured with. */
export interface ReferenceRow {
  readonly table: "links, dense" | "links, sparse" | "nodes" | "cora";
  readonly data: DataId;
  readonly label: string; // method and level
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly reference: number; // test accuracy in per cent
  readonly spread?: number; // its standard deviation over seeds
  readonly tolerance: number; // points within which the lab must lie
  readonly seeds: number;
  readonly figure: "last" | "chosen"; // the last epoch's model, or the one chosen by validation
}

/** The data sets of the comparison and their files, relative to the folder of data. */
export const dataFiles = {
  "email-Eu-core-temporal": { data: "email-eu-core-temporal/email-Eu-core-temporal.txt.gz" },
  "ia-email": { data: "ia-email/ia-email-monthly.txt.gz" },
  "sx-mathoverflow": { data: "sx-mathoverflow/sx-mathoverflow.txt.gz" },
  dblp: { data: "dblp/dblp.txt.gz", labels: "dblp/node2label.txt" },
  cora: {
    data: "cora/planetoid-edges.tsv",
    labels: "cora/planetoid-labels.tsv",
    features: "cora/planetoid-features.tsv",
    split: "cora/planetoid-split.json",
  },
} as const;

/** The name of a data set of the comparison. */
export type DataId = keyof typeof dataFiles;

const adam = {
  optimizer: "adam",
  learningRate: 0.001,
  pruneLearningRate: 0.001,
  retrainLearningRate: 0.001,
  learningRateSchedule: "constant",
  momentum: 0,
  weightDecay: 0,
  dropFraction: 0.3,
};
const sgd = { optimizer: "sgd", learningRate: 0.05, learningRateSchedule: "exponential", learningRateDecay: 0.98 };

function denseLinks(data: DataId, spread: boolean, figures: readonly [number, number, number, number]): ReferenceRow[] {
  const columns = [
    ["leaky, SGD", { walkScope: "whole-graph", ...sgd }],
    ["leaky, Adam", { walkScope: "whole-graph", ...adam }],
    ["clean, SGD", { walkScope: "before-cut", ...sgd }],
    ["clean, Adam", { walkScope: "before-cut", ...adam }],
  ] as const;
  return columns.map(([label, options], i) => ({
    table: "links, dense",
    data,
    label: `dense, ${label}`,
    options: { task: "link", method: "dense", epochs: 20, spreadTimes: spread, ...options },
    reference: figures[i],
    tolerance: 1.5,
    seeds: 3,
    figure: "last",
  }));
}

function levels(
  table: ReferenceRow["table"],
  data: DataId,
  sparsities: readonly number[],
  common: ReferenceRow["options"],
  rest: Pick<ReferenceRow, "tolerance" | "seeds" | "figure">,
  methods: Readonly<Record<string, readonly number[]>>,
): ReferenceRow[] {
  return Object.entries(methods).flatMap(([method, figures]) =>
    figures.map((reference, i) => ({
      table,
      data,
      label: `${method}, ${sparsities[i]}`,
      options: { ...common, method, sparsity: sparsities[i] },
      reference,
      ...rest,
    })),
  );
}

const brainRecipe = { task: "node", symmetrise: true, nodesPerClass: 301, batchSize: 128, recipe: "same" };

// The reference names ERK for RigL only; with uniform layers one-shot pruning at 0.95 keeps 6 weights of the last layer
// and falls far below its figure, so all of its rows must be ERK's.
const cora = { task: "node", model: "gcn", distribution: "erk" };

/** Figures of an independent implementation (PyTorch 1.13 and NumPy) on the same files; means over seeds. */
export const referenceRows: readonly ReferenceRow[] = [
  ...denseLinks("email-Eu-core-temporal", false, [77.2, 79.2, 75.9, 77.2]),
  ...denseLinks("sx-mathoverflow", false, [85.7, 87.1, 74.3, 73.4]),
  ...denseLinks("ia-email", true, [82.4, 83.4, 75.4, 77.0]),
  ...levels(
    "links, sparse",
    "email-Eu-core-temporal",
    [0.5, 0.875, 0.9375],
    { task: "link", walkScope: "whole-graph", ...adam },
    { tolerance: 1.5, seeds: 3, figure: "last" },
    {
      admm: [79.3, 78.7, 77.6],
      slr: [79.3, 78.8, 77.8],
      magnitude: [79.3, 78.2, 77.1],
      rigl: [79.1, 77.9, 77.5],
      set: [79.3, 77.6, 77.1],
    },
  ),
  {
    table: "nodes",
    data: "dblp",
    label: "dense",
    options: { ...brainRecipe, method: "dense" },
    reference: 60.2,
    spread: 1.9,
    tolerance: 3,
    seeds: 6,
    figure: "last",
  },
  ...levels(
    "nodes",
    "dblp",
    [0.5, 0.875, 0.9375, 0.96875, 0.984375],
    brainRecipe,
    { tolerance: 3, seeds: 6, figure: "last" },
    {
      admm: [59.7, 59.9, 56.5, 46.6, 35.5],
      slr: [59.7, 58.9, 55.8, 41.7, 17.7],
      magnitude: [59.9, 59.0, 43.5, 20.5, 11.7],
      rigl: [60.3, 57.8, 56.2, 50.1, 31.7],
      set: [60.2, 58.3, 56.6, 47.1, 10.7],
      static: [59.6, 58.6, 57.1, 32.4, 10.7],
    },
  ),
  {
    table: "cora",
    data: "cora",
    label: "dense",
    options: { ...cora, method: "dense", epochs: 200 },
    reference: 81.7,
    spread: 0.9,
    tolerance: 3,
    seeds: 5,
    figure: "last",
  },
  ...levels(
    "cora",
    "cora",
    [0.5, 0.9, 0.95, 0.98],
    { ...cora, epochs: 300 },
    { tolerance: 3, seeds: 5, figure: "last" },
    { magnitude: [82.2, 80.2, 75.7, 50.4], gmp: [82.3, 80.8, 78.6, 63.3] },
  ),
  // ΔT as in the released schedule of this net; the lab's own choice, 10 steps here, does better at 0.95.
  ...levels(
    "cora",
    "cora",
    [0.5, 0.9, 0.95, 0.98],
    { ...cora, epochs: 300, updateInterval: 50 },
    { tolerance: 3, seeds: 5, figure: "last" },
    { rigl: [81.5, 79.2, 67.2, 40.9] },
  ),
];

const supportOfZ =
  "the lab keeps the largest |W|, as the paper's pipeline does; keeping the support of Z = Π(W + U) gives 33.9 at 0.984375, so the reference probably did that";

const constantSet =
  "where the drop fraction falls by a cosine to 0 at 75 % of the run, as RigL's does, SET gains about 5 points at 0.96875; the lab keeps the constant one of SET's paper";

/** What is known of rows outside their band, by data set and label; the report says "not explained" of any other. */
export const remarks: Readonly<Record<string, string>> = {
  "ia-email: dense, clean, SGD": "not explained; the same walks with Adam lie within",
  "email-Eu-core-temporal: magnitude, 0.9375":
    "one seed of three fell to 72.6; the reference reports such falls one level up",
  "dblp: set, 0.9375": constantSet,
  "dblp: set, 0.96875": constantSet,
  "dblp: static, 0.96875": "a random mask either lets a run learn or not: single runs lie between 10 and 49",
  "dblp: admm, 0.96875": supportOfZ,
  "dblp: admm, 0.984375": supportOfZ,
  "dblp: rigl, 0.984375": "single runs lie between 20 and 32; two standard errors of the difference",
  "cora: gmp, 0.98": "single runs lie between 50 and 61; ending the pruning at half the run gives the same",
  "cora: magnitude, 0.98": "single runs lie between 11 and 65",
};
