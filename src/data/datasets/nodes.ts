import type { DatasetEntry, PinnedCopy } from "./types";

const metaAttack =
  "https://raw.githubusercontent.com/danielzuegner/gnn-meta-attack/982d900d05f19f0bd061b8d4988310bd7baa5f91/data";
const planetoidCitation = "Sen et al., Collective Classification in Network Data, AI Magazine 2008; linqs.org/datasets";
const linqsLicence = "LINQS states no licence; it asks for the citation.";

/** A citation graph of the repository gnn-meta-attack. */
function metaAttackCopy(name: string, sha256: string, counts: PinnedCopy["counts"]): PinnedCopy {
  return {
    kind: "real",
    source: "github.com/danielzuegner/gnn-meta-attack at commit 982d900d05f1",
    files: [{ name, url: `${metaAttack}/${name}`, sha256 }],
    counts,
  };
}

const dblpCounts = { nodes: 25_387, edges: 185_480, labelled: 25_387, classes: 10 };
const coraCounts = { nodes: 2_708, edges: 5_278, featureCount: 1_433, labelled: 2_708, classes: 7 };
const citeseerCounts = { nodes: 3_312, featureCount: 3_703, classes: 6 };

/** Real data sets for node classification. */
export const nodeDatasets = {
  brain: {
    label: "brain",
    kind: "real",
    form: "temporal",
    tasks: ["node", "link"],
    classes: 10,
    description:
      "Which of ten regions a patch of brain tissue belongs to, from which patches are active together in 12 steps.",
    citation:
      "Xu et al., Spatio-Temporal Attentive RNN for Node Classification in Temporal Attributed Graphs, IJCAI 2019",
    licence: "The authors of STAR state no licence; cite their paper.",
    official: "https://www.dropbox.com/s/0h6b5p5uw63pjbb/STAR-Code-Data.zip?dl=1",
    officialFile: "STAR-Code-Data.zip",
    counts: { nodes: 5_000, edges: 1_955_488, timeStamps: 12, labelled: 5_000, classes: 10 },
    twin: "brain-twin",
  },
  dblp: {
    label: "dblp",
    kind: "real",
    form: "temporal",
    tasks: ["node", "link"],
    classes: 10,
    description: "Which of ten research areas an author works in: 25 years of co-authorship.",
    citation:
      "DBLP as in Liu and Liu, Inductive Representation Learning in Temporal Networks via Mining Neighborhood and Community Influences (MNCI), SIGIR 2021; dblp.org",
    licence: "DBLP metadata: CC0.",
    counts: dblpCounts,
    pinned: {
      kind: "real",
      source: "github.com/MGitHubL/MNCI at commit 3fe66feb6dd9",
      files: [
        {
          name: "dblp.zip",
          url: "https://raw.githubusercontent.com/MGitHubL/MNCI/3fe66feb6dd9b0440224b26860c8526ed00bea18/data/dblp/dblp.zip",
          sha256: "eb0ede260a70fdfd00bd7da6cc2308fbe0af53fcb07152b8dfc1725ca55ed9e4",
        },
      ],
      counts: dblpCounts,
    },
    // Co-authors wrote together: walks go both ways. The net is small beside 512 samples a step.
    defaults: { symmetrise: true, nodesPerClass: 301, batchSize: 128 },
  },
  cora: {
    label: "Cora",
    kind: "real",
    form: "features",
    tasks: ["node"],
    classes: 7,
    description: "Which of seven topics a paper on machine learning treats, from its words and its citations.",
    citation: planetoidCitation,
    licence: linqsLicence,
    official: "https://linqs.org/datasets/#cora",
    counts: coraCounts,
    pinned: metaAttackCopy("cora.npz", "398a5c8f949a4f2a3c8fb248f777d2756c654de714762d6a18c04eaa19a96271", coraCounts),
  },
  citeseer: {
    label: "CiteSeer",
    kind: "real",
    form: "features",
    tasks: ["node"],
    classes: 6,
    description: "Which of six topics a paper in computer science treats, from its words and its citations.",
    citation: planetoidCitation,
    licence: linqsLicence,
    official: "https://linqs.org/datasets/#citeseer-doc-classification",
    counts: citeseerCounts,
    pinned: metaAttackCopy(
      "citeseer.npz",
      "36e9a5bbe84eaa0c3c6b226f8b27450bb79246a5df22c375b3bacddb856efa8e",
      citeseerCounts,
    ),
  },
} as const satisfies Record<string, DatasetEntry>;
