/** Aggregate figures of a temporal communication network: what a twin is built from and held against. */
export interface CommunicationFigures {
  readonly nodes: number;
  readonly edges: number;
  readonly distinctPairs: number; // distinct directed (src, dst), self-loops among them
  readonly senders: number; // nodes with at least one out-edge
  readonly silentSenders: number; // senders that never receive
  readonly selfLoopShare: number; // of edges
  readonly selfLoopPairs?: number; // nodes with a self-loop; where this is known, self-loops are counted out
  readonly reciprocatedPairs: number; // share of distinct non-loop pairs whose reverse occurs too
  readonly firstTime: number; // seconds since 1970
  readonly endTime: number; // seconds since 1970, exclusive
  readonly volume: readonly number[]; // share of edges per period; periods of equal length
}

/** Further figures of a network whose file is at hand. */
export interface MeasuredFigures {
  readonly pairsSeenOnce: number; // share of distinct pairs with one edge
  readonly giniSent: number; // of edges sent per node, over all nodes
  readonly giniReceived: number; // of edges received per node
  readonly unseenNodes: number; // share of nodes that first occur in the last 20 % of edges
  readonly knownTestPairs: number; // share of the last 20 % of edges whose pair occurs in the first 80 %
}

/**
 * The figures of ia-email (ia-enron-email-dynamic; Rossi and Ahmed, AAAI 2015), e-mails of 1999-05 to 2002-06.
 *
 * Counts as published with the monthly file; the other figures measured on that file, months as periods.
 */
export const iaEmailFigures: CommunicationFigures & MeasuredFigures = {
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

/** Figures of how edges are spread over nodes, as KONECT publishes them. */
export interface SpreadFigures {
  readonly giniEnds: number; // of edge ends per node, over all nodes
  readonly balanceSent: number; // P such that the most active share P of the senders sends 1 - P of the edges
  readonly balanceReceived: number; // the same of receivers
  readonly largestSent: number; // share of the edges sent by the most active node
  readonly largestReceived: number; // share of the edges received by the most active node
}

/**
 * The figures of wiki-talk (SNAP wiki-talk-temporal; Leskovec et al., ICWSM 2010; Paranjape et al., WSDM 2017).
 *
 * Nodes, edges, pairs and the span of 2,320 days: snap.stanford.edu/data/wiki-talk-temporal.html. Reciprocity:
 * SuiteSparse Matrix Collection, SNAP/wiki-talk-temporal. Self-loops, of edges and of pairs: the counts of that file
 * in the report "Publication Input And Event Boundaries" of github.com/CxhAkatsukI/spine-cycle-sim. Spread: KONECT
 * wiki_talk_en, the same talk pages up to 2015. Not published and thus ours: senders (178,850 at the least, the
 * nodes with a self-loop) and silent senders. The end is the day of the dump; the volume, by half-years, follows
 * counts of all edits to the English Wikipedia: 1,000 a day in January 2002, 2,000 a year later, 100 million in all at
 * the end of 2006 and 145 million in July 2007.
 */
export const wikiTalkFigures: CommunicationFigures & SpreadFigures = {
  nodes: 1_140_149,
  edges: 7_833_140,
  distinctPairs: 3_309_592,
  senders: 228_000,
  silentSenders: 11_400,
  selfLoopShare: 1_732_602 / 7_833_140,
  selfLoopPairs: 178_850,
  reciprocatedPairs: 0.219,
  giniEnds: 0.8996,
  balanceSent: 0.0739,
  balanceReceived: 0.1602,
  largestSent: 0.0195,
  largestReceived: 0.0049,
  firstTime: 998_870_400,
  endTime: 1_199_318_400,
  volume: [0.0008, 0.0012, 0.0017, 0.003, 0.0059, 0.0115, 0.0225, 0.044, 0.0861, 0.1679, 0.2185, 0.2185, 0.2185],
};

/**
 * The figures of stackoverflow (SNAP sx-stackoverflow; Paranjape et al., WSDM 2017).
 *
 * Nodes, edges, pairs and the span of 2,774 days: snap.stanford.edu/data/sx-stackoverflow.html. Reciprocity:
 * SuiteSparse Matrix Collection, SNAP/sx-stackoverflow. Self-loops of edges and spread: KONECT sx-stackoverflow;
 * self-loops of pairs from KONECT's reciprocity 0.406864, which counts them in, and SuiteSparse's 0.384, which does
 * not. Senders and silent senders: the shares measured on sx-mathoverflow. The volume, in twelfths of the span, grows
 * such that 932,356 of 17,823,525 answers fall into the first year (blog of Stack Overflow, 2009-08-01).
 */
export const stackOverflowFigures: CommunicationFigures & SpreadFigures = {
  nodes: 2_601_977,
  edges: 63_497_050,
  distinctPairs: 36_233_450,
  senders: 2_073_200,
  silentSenders: 297_600,
  selfLoopShare: 15_593_784 / 63_497_050,
  selfLoopPairs: 1_345_000,
  reciprocatedPairs: 0.384,
  giniEnds: 0.8471,
  balanceSent: 0.1365,
  balanceReceived: 0.1799,
  largestSent: 0.0016,
  largestReceived: 0.0015,
  firstTime: 1_217_567_877,
  endTime: 1_457_273_429,
  volume: [0.0269, 0.0469, 0.0593, 0.0692, 0.0776, 0.085, 0.0917, 0.0979, 0.1036, 0.109, 0.1141, 0.1189],
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
