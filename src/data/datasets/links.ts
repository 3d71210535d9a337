import type { DatasetEntry, PinnedFile } from "./types";

const snapLicence = "SNAP states no licence; it asks for the citation.";
const stackExchangeLicence = "Stack Exchange content: CC BY-SA.";
const snapCopies =
  "https://raw.githubusercontent.com/USFDataVisualization/Persistent-Homology-On-Time-Varying-Graphs/fb38be6585af192e481bab4efbae227d5b71ed23/data";
const snapCopiesSource =
  "github.com/USFDataVisualization/Persistent-Homology-On-Time-Varying-Graphs at commit fb38be6585af";
const stackExchangeCitation =
  "Paranjape, Benson and Leskovec, Motifs in Temporal Networks, WSDM 2017; snap.stanford.edu/data";

/** The months of the Enron archive, one file each: 1999-05 to 2002-06. */
function enronMonths(): readonly PinnedFile[] {
  const folder =
    "https://raw.githubusercontent.com/jhljx/CTGCN/b08953a0705e14bb9fea9a6703ddb811b74e4270/data/enron/1.format";
  return Array.from({ length: 38 }, (_, i) => {
    const month = 4 + i; // counted from 0 in January 1999
    const name = `${1999 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}.csv`;
    return { name, url: `${folder}/${name}` };
  });
}

/** Real data sets for link prediction. */
export const linkDatasets = {
  "ia-email": {
    label: "ia-email",
    kind: "real",
    form: "temporal",
    tasks: ["link"],
    description: "Who writes to whom next: the e-mails of the Enron archive.",
    citation:
      "Rossi and Ahmed, The Network Data Repository, AAAI 2015, networkrepository.com/ia-enron-email-dynamic.php",
    licence: "Network Repository asks for the citation of Rossi and Ahmed (AAAI 2015).",
    official: "https://nrvis.com/download/data/dynamic/ia-enron-email-dynamic.zip",
    counts: { nodes: 87_273, edges: 1_148_072 },
    pinned: {
      kind: "real, month resolution",
      source: "github.com/jhljx/CTGCN at commit b08953a0705e, one file a month",
      files: enronMonths(),
      counts: { nodes: 87_036, edges: 1_146_258, timeStamps: 38, distinctPairs: 321_031 },
    },
    twin: "ia-email-twin",
    plausibleTimes: [Date.UTC(1990, 0) / 1000, Date.UTC(2010, 0) / 1000],
    // Months are coarse: without it a walk could not pass two e-mails of one month in their order.
    defaults: { spreadTimes: true },
  },
  "wiki-talk": {
    label: "wiki-talk",
    kind: "real",
    form: "temporal",
    tasks: ["link"],
    description: "Who edits whose talk page next: users of the English Wikipedia.",
    citation:
      "Paranjape, Benson and Leskovec, Motifs in Temporal Networks, WSDM 2017; Leskovec, Huttenlocher and Kleinberg, Governance in Social Media, ICWSM 2010; snap.stanford.edu/data/wiki-talk-temporal.html",
    licence: snapLicence,
    official: "https://snap.stanford.edu/data/wiki-talk-temporal.txt.gz",
    counts: { nodes: 1_140_149, edges: 7_833_140 },
    twin: "wiki-talk-twin",
  },
  stackoverflow: {
    label: "stackoverflow",
    kind: "real",
    form: "temporal",
    tasks: ["link"],
    description: "Who answers or comments on whom next: users of Stack Overflow.",
    citation: `${stackExchangeCitation}/sx-stackoverflow.html`,
    licence: stackExchangeLicence,
    official: "https://snap.stanford.edu/data/sx-stackoverflow.txt.gz",
    counts: { nodes: 2_601_977, edges: 63_497_050 },
    twin: "stackoverflow-twin",
  },
  "sx-mathoverflow": {
    label: "sx-mathoverflow",
    kind: "real",
    form: "temporal",
    tasks: ["link"],
    description: "Who answers or comments on whom next: users of MathOverflow, the small sibling of stackoverflow.",
    citation: `${stackExchangeCitation}/sx-mathoverflow.html`,
    licence: stackExchangeLicence,
    official: "https://snap.stanford.edu/data/sx-mathoverflow.txt.gz",
    counts: { nodes: 24_818, edges: 506_550, distinctPairs: 239_978, selfLoops: 116_109 },
    pinned: {
      kind: "real",
      source: snapCopiesSource,
      files: [
        {
          name: "sx-mathoverflow.txt.gz",
          url: `${snapCopies}/sx-mathoverflow.txt.gz`,
          bytes: 3_616_495,
          sha256: "cdc635fda76dab06ab02ca242563fa333bb83d096571342ef0326d85ff0c04da",
        },
      ],
      counts: { nodes: 24_818, edges: 506_550, distinctPairs: 239_978, selfLoops: 116_109 },
    },
  },
  "email-Eu-core": {
    label: "email-Eu-core",
    kind: "real",
    form: "temporal",
    tasks: ["link"],
    description: "Who writes to whom next: the e-mails inside a European research institution over 803 days.",
    citation:
      "Paranjape, Benson and Leskovec, Motifs in Temporal Networks, WSDM 2017; snap.stanford.edu/data/email-Eu-core-temporal.html",
    licence: snapLicence,
    official: "https://snap.stanford.edu/data/email-Eu-core-temporal.txt.gz",
    counts: { nodes: 986, edges: 332_334, distinctPairs: 24_929 },
    pinned: {
      kind: "real",
      source: snapCopiesSource,
      files: [
        {
          name: "email-Eu-core-temporal.txt.gz",
          url: `${snapCopies}/email-Eu-core-temporal.txt.gz`,
          bytes: 1_683_428,
          sha256: "f6cc93249978e59d1aba111b55ea10ec553917419a3be1210012b5db3580efa6",
        },
      ],
      counts: { nodes: 986, edges: 332_334, distinctPairs: 24_929 },
    },
  },
} as const satisfies Record<string, DatasetEntry>;
