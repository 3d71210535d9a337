/** Aggregate figures of a temporal communication network: what a twin is built from and held against. */
export interface CommunicationFigures {
  readonly nodes: number;
  readonly edges: number;
  readonly distinctPairs: number; // distinct directed (src, dst), self-loops among them
  readonly senders: number; // nodes with at least one out-edge
  readonly silentSenders: number; // senders that never receive
  readonly selfLoopShare: number; // of edges
  readonly reciprocatedPairs: number; // share of distinct non-loop pairs whose reverse occurs too
  readonly pairsSeenOnce: number; // share of distinct pairs with one edge
  readonly giniSent: number; // of edges sent per node, over all nodes
  readonly giniReceived: number; // of edges received per node
  readonly unseenNodes: number; // share of nodes that first occur in the last 20 % of edges
  readonly knownTestPairs: number; // share of the last 20 % of edges whose pair occurs in the first 80 %
  readonly firstTime: number; // seconds since 1970
  readonly endTime: number; // seconds since 1970, exclusive
  readonly volume: readonly number[]; // share of edges per period; periods of equal length
}

/**
 * The figures of ia-email (ia-enron-email-dynamic; Rossi and Ahmed, AAAI 2015), e-mails of 1999-05 to 2002-06.
 *
 * Counts as published with the monthly file; the other figures measured on that file, months as periods.
 */
export const iaEmailFigures: CommunicationFigures = {
  nodes: 87_036,
  edges: 1_146_258,
  distinctPairs: 321_031,
  senders: 20_122,
  silentSenders: 9_346,
  selfLoopShare: 0.0114,
  reciprocatedPairs: 0.1419,
  pairsSeenOnce: 0.5816,
  giniSent: 0.9796,
  giniReceived: 0.872,
  unseenNodes: 0.1968,
  knownTestPairs: 0.5044,
  firstTime: 925_516_800,
  endTime: 1_025_481_600,
  volume: [
    0.0005, 0.0008, 0.001, 0.0012, 0.002, 0.0023, 0.0018, 0.0047, 0.0057, 0.0083, 0.0089, 0.0105, 0.0147, 0.0215,
    0.0178, 0.0258, 0.0284, 0.0349, 0.0509, 0.0432, 0.0338, 0.0379, 0.051, 0.059, 0.0794, 0.0526, 0.0355, 0.0304,
    0.0438, 0.0997, 0.0787, 0.0253, 0.0465, 0.0254, 0.0096, 0.0021, 0.0028, 0.0016,
  ],
};

/** Aggregate figures of a labelled graph in steps: what a twin is built from and held against. */
export interface SteppedFigures {
  readonly nodes: number;
  readonly entries: number; // nonzeros of all adjacency matrices together, both directions of an edge
  readonly steps: number;
  readonly classes: number;
  readonly sameLabelShare: number; // of entries
}

/** The published figures of brain (Brain_5000nodes.npz; Xu et al., STAR, IJCAI 2019). */
export const brainFigures: SteppedFigures = {
  nodes: 5_000,
  entries: 1_955_488,
  steps: 12,
  classes: 10,
  sameLabelShare: 0.253,
};
