/** Where a setting stands in the form. */
export type SettingGroup = "data" | "model" | "method" | "training" | "run";

interface SettingBase {
  readonly label: string;
  readonly group: SettingGroup;
  readonly help: string; // one sentence for the form
  readonly paper?: string;
  readonly task?: "link" | "node"; // only this task has it
  readonly model?: readonly string[]; // only these models have it
  readonly advanced?: false; // stands among the main controls
}

/** A number with bounds, both included. */
export interface NumberSetting extends SettingBase {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
  readonly step?: number; // of the form's spinner
}

/** One of several named values. */
export interface ChoiceSetting extends SettingBase {
  readonly kind: "choice";
  readonly options: Readonly<Record<string, string>>; // id -> label
}

/** On or off. */
export interface SwitchSetting extends SettingBase {
  readonly kind: "switch";
}

/** One setting of a run. */
export type Setting = NumberSetting | ChoiceSetting | SwitchSetting;

const ADAM = "Kingma & Ba 2015, arXiv:1412.6980";
const PAPER = "Peng et al. 2022, arXiv:2209.04766";
const RIGL = "Evci et al. 2020, arXiv:1911.11134";
const WALK = "Nguyen et al. 2018 (CTDNE); Talati et al., IISWC 2021";
const WORD2VEC = "Mikolov et al. 2013, arXiv:1310.4546";
const SLR = "Gurevin et al. 2021, arXiv:2012.10079";
const GMP = "Zhu & Gupta 2017, arXiv:1710.01878";

/** Every number, choice and switch of a run but data set, task, model and method; the form, the link and the command line follow it. */
export const settings = {
  sparsity: {
    kind: "number",
    label: "Target sparsity",
    group: "method",
    min: 0,
    max: 0.999,
    step: 0.001,
    advanced: false,
    help: "Share of the maskable weights that are zero at the end.",
    paper: PAPER,
  },
  distribution: {
    kind: "choice",
    label: "Distribution over layers",
    group: "method",
    options: { uniform: "Uniform", erk: "ERK" },
    help: "Uniform keeps the same share in every layer; ERK keeps more in small layers.",
    paper: RIGL,
  },
  seed: {
    kind: "number",
    label: "Seed",
    group: "run",
    min: 0,
    max: 4294967295,
    integer: true,
    advanced: false,
    help: "Everything random follows from it: the same seed gives the same curve.",
  },
  recipe: {
    kind: "choice",
    label: "Training recipe",
    group: "training",
    options: { paper: "The paper's, one per family", same: "The same for every method" },
    help: "Sets the defaults below: optimizer and learning rate as published for each family of methods, or one for all, so that only the method differs.",
    paper: PAPER,
  },
  epochs: {
    kind: "number",
    label: "Epochs",
    group: "training",
    min: 1,
    max: 2000,
    integer: true,
    help: "Length of methods with a single phase: dense, small-dense, gradual pruning and sparse training.",
  },
  denseEpochs: {
    kind: "number",
    label: "Dense epochs",
    group: "training",
    min: 0,
    max: 2000,
    integer: true,
    help: "Train and prune, phase 1: epochs of dense training before anything is pruned.",
    paper: PAPER,
  },
  pruneEpochs: {
    kind: "number",
    label: "Pruning epochs",
    group: "training",
    min: 0,
    max: 2000,
    integer: true,
    help: "Train and prune, phase 2: epochs in which the penalty of ADMM or SLR pulls weights toward a sparse anchor.",
    paper: PAPER,
  },
  retrainEpochs: {
    kind: "number",
    label: "Retraining epochs",
    group: "training",
    min: 0,
    max: 2000,
    integer: true,
    help: "Train and prune, phase 3: epochs under the final mask.",
    paper: PAPER,
  },
  batchSize: {
    kind: "number",
    label: "Batch size",
    group: "training",
    min: 1,
    max: 65536,
    integer: true,
    model: ["fnn"],
    help: "Samples per optimizer step.",
  },
  optimizer: {
    kind: "choice",
    label: "Optimizer",
    group: "training",
    options: { sgd: "SGD", adam: "Adam" },
    help: "The rule that turns a gradient into a step.",
    paper: ADAM,
  },
  learningRate: {
    kind: "number",
    label: "Learning rate",
    group: "training",
    min: 1e-6,
    max: 10,
    step: 0.001,
    help: "Step size at the start of training.",
  },
  learningRateSchedule: {
    kind: "choice",
    label: "Learning-rate schedule",
    group: "training",
    options: { constant: "Constant", exponential: "Exponential", cosine: "Cosine to zero" },
    help: "How the learning rate falls from epoch to epoch.",
  },
  learningRateDecay: {
    kind: "number",
    label: "Decay per epoch",
    group: "training",
    min: 0.01,
    max: 1,
    step: 0.01,
    help: "Factor per epoch of the exponential schedule.",
  },
  pruneLearningRate: {
    kind: "number",
    label: "Learning rate while pruning",
    group: "training",
    min: 1e-6,
    max: 10,
    step: 0.001,
    help: "Constant learning rate of the pruning phase of ADMM and SLR.",
    paper: PAPER,
  },
  retrainLearningRate: {
    kind: "number",
    label: "Learning rate of retraining",
    group: "training",
    min: 1e-6,
    max: 10,
    step: 0.001,
    help: "Learning rate at the start of retraining; falls by the same schedule.",
    paper: PAPER,
  },
  momentum: {
    kind: "number",
    label: "Momentum",
    group: "training",
    min: 0,
    max: 0.999,
    step: 0.1,
    help: "SGD only: share of the last step that carries over.",
  },
  nesterov: {
    kind: "switch",
    label: "Nesterov momentum",
    group: "training",
    help: "SGD only: looks one momentum step ahead.",
  },
  weightDecay: {
    kind: "number",
    label: "Weight decay",
    group: "training",
    min: 0,
    max: 1,
    step: 0.0001,
    help: "L2 penalty added to the gradient; of GCN and GraphSAGE only on the first layer.",
  },
  dropout: {
    kind: "number",
    label: "Dropout",
    group: "training",
    min: 0,
    max: 0.9,
    step: 0.1,
    help: "Share of hidden units (GCN, GraphSAGE: of each layer's inputs) silenced at random in training steps.",
  },
  hidden: {
    kind: "number",
    label: "Hidden width",
    group: "model",
    min: 1,
    max: 8192,
    integer: true,
    help: "Units of the first hidden layer; the node classifier's second has half as many.",
    paper: PAPER,
  },
  rho: {
    kind: "number",
    label: "ρ (penalty)",
    group: "method",
    min: 1e-6,
    max: 10,
    step: 0.001,
    help: "ADMM and SLR: strength of the pull toward the sparse anchor.",
    paper: SLR,
  },
  slrStep: {
    kind: "number",
    label: "s₀ (SLR step)",
    group: "method",
    min: 1e-8,
    max: 10,
    step: 0.001,
    help: "SLR: first step size of the multipliers.",
    paper: SLR,
  },
  slrM: {
    kind: "number",
    label: "M (SLR)",
    group: "method",
    min: 1,
    max: 1e6,
    help: "SLR: the larger, the slower the multipliers' step size falls.",
    paper: SLR,
  },
  slrR: {
    kind: "number",
    label: "r (SLR)",
    group: "method",
    min: 0.001,
    max: 10,
    step: 0.01,
    help: "SLR: exponent in the fall of the multipliers' step size.",
    paper: SLR,
  },
  dropFraction: {
    kind: "number",
    label: "Drop fraction",
    group: "method",
    min: 0,
    max: 1,
    step: 0.05,
    help: "Share of the connections that a mask update replaces: SET's ζ, and RigL's α at the start.",
    paper: RIGL,
  },
  updateInterval: {
    kind: "number",
    label: "Steps between mask updates",
    group: "method",
    min: 0,
    max: 1e6,
    integer: true,
    help: "ΔT of RigL and gradual pruning; 0 chooses it so that about 60 updates happen.",
    paper: RIGL,
  },
  updateEnd: {
    kind: "number",
    label: "Last mask update",
    group: "method",
    min: 0,
    max: 1,
    step: 0.05,
    help: "Share of the run after which RigL leaves its mask alone.",
    paper: RIGL,
  },
  pruneStart: {
    kind: "number",
    label: "Pruning starts",
    group: "method",
    min: 0,
    max: 1,
    step: 0.05,
    help: "Gradual pruning: share of the run before the first prune.",
    paper: GMP,
  },
  pruneEnd: {
    kind: "number",
    label: "Pruning ends",
    group: "method",
    min: 0,
    max: 1,
    step: 0.05,
    help: "Gradual pruning: share of the run by which the target is reached.",
    paper: GMP,
  },
  walkScope: {
    kind: "choice",
    label: "Walks see",
    group: "data",
    task: "link",
    options: {
      "before-cut": "Only edges before the test cut (leak-free)",
      "whole-graph": "The whole graph, as in the released code",
    },
    help: "The released code walks over test edges too, so its embeddings have seen what they are tested on.",
    paper: PAPER,
  },
  walksPerNode: {
    kind: "number",
    label: "Walks per node",
    group: "data",
    min: 1,
    max: 100,
    integer: true,
    help: "Temporal random walks started at every node.",
    paper: WALK,
  },
  walkLength: {
    kind: "number",
    label: "Longest walk",
    group: "data",
    min: 1,
    max: 200,
    integer: true,
    help: "Most hops of one walk; each hop is later than the last.",
    paper: WALK,
  },
  dim: {
    kind: "number",
    label: "Embedding width",
    group: "data",
    min: 1,
    max: 256,
    integer: true,
    help: "Numbers that describe each node.",
    paper: WORD2VEC,
  },
  window: {
    kind: "number",
    label: "Skip-gram window",
    group: "data",
    min: 1,
    max: 50,
    integer: true,
    help: "Farthest neighbour on a walk that a node learns to predict.",
    paper: WORD2VEC,
  },
  negatives: {
    kind: "number",
    label: "Skip-gram negatives",
    group: "data",
    min: 1,
    max: 50,
    integer: true,
    help: "Random nodes contrasted with each true neighbour.",
    paper: WORD2VEC,
  },
  embeddingPasses: {
    kind: "number",
    label: "Skip-gram passes",
    group: "data",
    min: 1,
    max: 100,
    integer: true,
    help: "Passes of skip-gram over all walks.",
    paper: WORD2VEC,
  },
  subsample: {
    kind: "number",
    label: "Skip-gram subsampling",
    group: "data",
    min: 0,
    max: 1,
    step: 0.0001,
    help: "Threshold above which frequent nodes are skipped at random; 0 turns it off.",
    paper: WORD2VEC,
  },
  spreadTimes: {
    kind: "switch",
    label: "Spread coarse times",
    group: "data",
    help: "Puts every edge at a random moment between its time stamp and the next: for files in months or years.",
  },
  symmetrise: {
    kind: "switch",
    label: "Walk both ways",
    group: "data",
    help: "Adds the reverse of every edge, for graphs without direction such as co-authorship.",
  },
  nodesPerClass: {
    kind: "number",
    label: "Nodes per class",
    group: "data",
    min: 2,
    max: 1e6,
    integer: true,
    task: "node",
    help: "At most so many labelled nodes of each class are used.",
    paper: PAPER,
  },
} as const satisfies Record<string, Setting>;

/** The name of a setting. */
export type SettingId = keyof typeof settings;
