import { distinctPairs } from "../graph/distinctPairs";
import { seenNodes } from "../graph/seen";
import type { TemporalGraph } from "../graph/temporal";
import { InputError } from "../lib/inputError";
import { release } from "../lib/release";
import { createRng, type Rng } from "../lib/rng";
import { drawNegatives } from "./negatives";

/** Pairs of nodes to tell apart: edges first, then as many pairs that are no edge. */
export interface LinkPairs {
  readonly src: Uint32Array; // [pairs]
  readonly dst: Uint32Array; // [pairs]
  readonly label: Uint8Array; // [pairs], 1 = edge, 0 = none
  readonly edges: Uint32Array; // [pairs / 2], index of each positive among the graph's edges, ascending
}

/** The parts of a graph's edges for link prediction; no edge is in two parts. */
export interface LinkSplit {
  readonly train: LinkPairs;
  readonly val: LinkPairs;
  readonly test: LinkPairs & {
    readonly seen: Uint8Array; // [pairs], 1 = both nodes have an edge before the cut
  };
  readonly cutIndex: number; // edges before the cut; walks over these alone are leak-free
}

/** Shares of all edges; what is left before the cut goes unused. */
export interface LinkSplitOptions {
  readonly seed: number;
  readonly train?: number; // default 0.6
  readonly val?: number; // default 0.2
  readonly test?: number; // default 0.2, the last in time
}

/** How many edges each part gets. */
export interface LinkCounts {
  readonly train: number;
  readonly val: number;
  readonly cutIndex: number; // edges before the cut; the rest is test
}

/**
 * Returns how many of a graph's edges each part gets, which is known before anything is drawn.
 *
 * Throws InputError for too few edges and shares that do not fit.
 */
export function linkCounts(edges: number, options: Omit<LinkSplitOptions, "seed"> = {}): LinkCounts {
  const { train = 0.6, val = 0.2, test = 0.2 } = options;
  if (!(train > 0 && val > 0 && test > 0 && train + val + test < 1 + 1e-9)) {
    throw new InputError(
      `The shares of training ${train}, validation ${val} and test ${test} must be positive and add up to at most 1.`,
    );
  }
  const cutIndex = edges - wholePart(edges * test);
  const valCount = wholePart(edges * val);
  // Rounding down leaves an edge or two over; where nothing is to go unused, training takes them.
  const trainCount = train + val + test > 1 - 1e-9 ? cutIndex - valCount : wholePart(edges * train);
  if (Math.min(trainCount, valCount, edges - cutIndex) < 1) {
    throw new InputError(
      `The graph has ${edges} edges, too few to split into training, validation and test; expected 5 or more with the usual shares.`,
    );
  }
  return { train: trainCount, val: valCount, cutIndex };
}

/**
 * Splits edges for link prediction: the last in time are test positives, the rest is drawn at random without overlap.
 *
 * One negative comes with each positive, never an edge of the whole graph. The graph must be sorted by time.
 * Throws InputError for too few edges, shares that do not fit, or too dense a graph. arXiv:2209.04766
 */
export function linkSplit(graph: TemporalGraph, options: LinkSplitOptions): LinkSplit {
  const { seed } = options;
  const edges = graph.src.length;
  const { train: trainCount, val: valCount, cutIndex } = linkCounts(edges, options);
  const pairs = distinctPairs(graph);
  const withNegatives = (chosen: Uint32Array, part: string): LinkPairs => {
    const count = chosen.length;
    const src = new Uint32Array(2 * count);
    const dst = new Uint32Array(2 * count);
    for (let i = 0; i < count; i++) {
      src[i] = src[count + i] = graph.src[chosen[i]];
      dst[i] = graph.dst[chosen[i]];
    }
    drawNegatives(pairs, src.subarray(count), dst.subarray(count), createRng(seed, "negatives", part));
    return { src, dst, label: new Uint8Array(2 * count).fill(1, 0, count), edges: chosen };
  };
  const drawn = drawParts(cutIndex, trainCount, valCount, createRng(seed, "link split"));
  const last = new Uint32Array(edges - cutIndex);
  for (let i = 0; i < last.length; i++) last[i] = cutIndex + i;
  const testPairs = withNegatives(last, "test");
  const seen = seenNodes(graph, cutIndex);
  const split = {
    train: withNegatives(drawn.train, "train"),
    val: withNegatives(drawn.val, "val"),
    test: { ...testPairs, seen: testPairs.label.map((_, i) => seen[testPairs.src[i]] & seen[testPairs.dst[i]]) },
    cutIndex,
  };
  release(pairs.colIdx, pairs.rowPtr);
  return split;
}

/** Draws exactly so many edges for each part, every way of doing so equally likely, in one pass without a shuffle. */
function drawParts(edges: number, trainCount: number, valCount: number, rng: Rng) {
  const train = new Uint32Array(trainCount);
  const val = new Uint32Array(valCount);
  let trainUsed = 0;
  let valUsed = 0;
  for (let e = 0; e < edges; e++) {
    // Edge e takes one of the places left, of which some are in train, some in val, some unused.
    const place = rng.int(edges - e);
    if (place < trainCount - trainUsed) train[trainUsed++] = e;
    else if (place < trainCount - trainUsed + valCount - valUsed) val[valUsed++] = e;
  }
  return { train, val };
}

/** Rounds down, but not because a share such as 0.2 is a hair too small in binary. */
function wholePart(value: number): number {
  return Math.floor(value + 1e-9);
}
