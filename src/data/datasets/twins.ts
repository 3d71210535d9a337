import type { TemporalDataset } from "../dataset";
import type { DatasetEntry } from "./types";

/** The seed of every twin: a data set is a constant, whatever the seed of a run. */
const twinSeed = 1;

const ownWork = "Made by the lab; free to use.";

/** Puts a label and a generated graph together. */
function twin(name: string, rest: Pick<TemporalDataset, "graph" | "classNames">): TemporalDataset {
  return { form: "temporal", name, kind: "synthetic twin", ...rest };
}

/** The synthetic twins, which come with the lab. A generator is imported where it is called: the page starts without it. */
export const twins = {
  "ia-email-twin": {
    label: "ia-email (synthetic twin)",
    kind: "synthetic twin",
    form: "temporal",
    tasks: ["link"],
    description:
      "Who writes to whom next: 40,000 made-up e-mails among 3,037 people, with the statistics of the Enron archive.",
    citation:
      "Synthetic twin of ia-enron-email-dynamic: Rossi and Ahmed, The Network Data Repository, AAAI 2015, networkrepository.com.",
    licence: ownWork,
    // One pass over the few walks of so small a graph leaves the vectors near where they started.
    defaults: { embeddingPasses: 5 },
    make: async () => {
      const { makeEmailTwin } = await import("../twins/email");
      return twin("ia-email (synthetic twin)", { graph: makeEmailTwin(40_000, twinSeed) });
    },
  },
  "wiki-talk-twin": {
    label: "wiki-talk (synthetic twin)",
    kind: "synthetic twin",
    form: "temporal",
    tasks: ["link"],
    description:
      "Who writes on whose talk page next: 50,000 made-up messages among 7,278 users, with the statistics of Wikipedia's talk pages.",
    citation:
      "Synthetic twin of wiki-talk-temporal: Paranjape, Benson and Leskovec, Motifs in Temporal Networks, WSDM 2017; Leskovec, Huttenlocher and Kleinberg, Governance in Social Media, ICWSM 2010; snap.stanford.edu.",
    licence: ownWork,
    // Of 1, 2, 5, 10 and 20 passes, 10 gave the dense net its best validation accuracy, and 20 no better one.
    defaults: { embeddingPasses: 10 },
    make: async () => {
      const { makeWikiTalkTwin } = await import("../twins/wikiTalk");
      return twin("wiki-talk (synthetic twin)", { graph: makeWikiTalkTwin(50_000, twinSeed) });
    },
  },
  "stackoverflow-twin": {
    label: "stackoverflow (synthetic twin)",
    kind: "synthetic twin",
    form: "temporal",
    tasks: ["link"],
    description:
      "Who answers or comments on whom next: 60,000 made-up answers and comments among 2,459 users, with the statistics of Stack Overflow.",
    citation:
      "Synthetic twin of sx-stackoverflow: Paranjape, Benson and Leskovec, Motifs in Temporal Networks, WSDM 2017; snap.stanford.edu.",
    licence: ownWork,
    // Of 1, 2, 5, 10 and 20 passes, 2 gave the dense net its best validation accuracy.
    defaults: { embeddingPasses: 2 },
    make: async () => {
      const { makeStackOverflowTwin } = await import("../twins/stackOverflow");
      return twin("stackoverflow (synthetic twin)", { graph: makeStackOverflowTwin(60_000, twinSeed) });
    },
  },
  "brain-twin": {
    label: "brain (synthetic twin)",
    kind: "synthetic twin",
    form: "temporal",
    tasks: ["node", "link"],
    classes: 10,
    description:
      "Which of ten regions a node belongs to: 1,500 made-up patches of tissue that are active together over 12 steps.",
    citation:
      "Synthetic twin of brain: Xu et al., Spatio-Temporal Attentive RNN for Node Classification in Temporal Attributed Graphs, IJCAI 2019.",
    licence: ownWork,
    // Of 10, 20 and 40 passes, 20 gave the dense net its best validation accuracy; 64 makes 15 steps of an epoch.
    defaults: { batchSize: 64, embeddingPasses: 20 },
    make: async () => {
      const { makeBrainTwin } = await import("../twins/brain");
      return twin("brain (synthetic twin)", {
        graph: makeBrainTwin(1500, twinSeed),
        classNames: Array.from({ length: 10 }, (_, region) => `region ${region + 1}`),
      });
    },
  },
} as const satisfies Record<string, DatasetEntry>;
