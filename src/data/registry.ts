import type { Dataset } from "./dataset";
import { makeBrainTwin } from "./twins/brain";
import { makeEmailTwin } from "./twins/email";

/** What a menu shows of a data set, and how it is made. */
export interface DatasetEntry {
  readonly label: string;
  readonly kind: "synthetic twin";
  readonly task: "link" | "node";
  readonly classes?: number;
  readonly description: string; // one sentence
  readonly citation: string; // of the original
  /** Settings that suit this data set better than the task's defaults, such as small batches for a small graph. */
  readonly defaults?: { readonly batchSize?: number; readonly embeddingPasses?: number; readonly subsample?: number };
  make(): Dataset;
}

/** The seed of every twin: a data set is a constant, whatever the seed of a run. */
const twinSeed = 1;

/** The data sets that come with the lab, in menu order. */
export const datasets = {
  "ia-email-twin": {
    label: "ia-email (synthetic twin)",
    kind: "synthetic twin",
    task: "link",
    description:
      "Who writes to whom next: 40,000 made-up e-mails among 3,037 people, with the statistics of the Enron archive.",
    citation:
      "Synthetic twin of ia-enron-email-dynamic: Rossi and Ahmed, The Network Data Repository, AAAI 2015, networkrepository.com.",
    // One pass over the few walks of so small a graph leaves the vectors near where they started.
    defaults: { embeddingPasses: 5 },
    make: () => ({
      form: "temporal",
      name: "ia-email (synthetic twin)",
      kind: "synthetic twin",
      graph: makeEmailTwin(40_000, twinSeed),
    }),
  },
  "brain-twin": {
    label: "brain (synthetic twin)",
    kind: "synthetic twin",
    task: "node",
    classes: 10,
    description:
      "Which of ten regions a node belongs to: 1,500 made-up patches of tissue that are active together over 12 steps.",
    citation:
      "Synthetic twin of brain: Xu et al., Spatio-Temporal Attentive RNN for Node Classification in Temporal Attributed Graphs, IJCAI 2019.",
    // Of 10, 20 and 40 passes, 20 gave the dense net its best validation accuracy; 64 makes 15 steps of an epoch.
    defaults: { batchSize: 64, embeddingPasses: 20 },
    make: () => ({
      form: "temporal",
      name: "brain (synthetic twin)",
      kind: "synthetic twin",
      graph: makeBrainTwin(1500, twinSeed),
      classNames: Array.from({ length: 10 }, (_, region) => `region ${region + 1}`),
    }),
  },
} as const satisfies Record<string, DatasetEntry>;

/** The name of a built-in data set. */
export type DatasetId = keyof typeof datasets;
