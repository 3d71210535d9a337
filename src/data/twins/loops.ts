import type { Rng } from "../../lib/rng";
import { anybodyWho } from "./anybodyWho";
import type { People } from "./people";

/** How many self-loops there are to be, and whose. */
export interface LoopCounts {
  readonly edges: number;
  readonly nodes: number; // with a self-loop
  readonly solo: number; // of these, nodes that send to themselves only
}

/** When somebody writes to themselves, and who. */
export interface Loops {
  /** Draws whether the next edge is a self-loop, given how many edges are still to be written. */
  due(edgesToCome: number): boolean;
  /** Chooses who writes to itself, looking back from an edge that is about to be written. */
  next(edge: number): number;
}

/** Attempts at somebody recent, after which anybody will do. */
const maxAttempts = 64;

/**
 * Creates the self-loops of a network in which people answer on their own page or below their own post.
 *
 * Either end of a recent edge writes to itself, edges of self-loops included: so the habit feeds itself.
 * Edges, nodes and solo nodes are counted out, as far as there is anybody to fill the count.
 */
export function createLoops(
  counts: LoopCounts,
  src: Uint32Array, // [edges], filled up to the edge asked for
  dst: Uint32Array, // [edges], likewise
  people: People,
  memory: number, // as in CommunicationModel
  rng: Rng,
): Loops {
  const hasLoop: boolean[] = [];
  let edgesLeft = counts.edges;
  let nodesLeft = counts.nodes;
  let soloLeft = counts.solo;

  const find = (edge: number, fits: (node: number) => boolean): number | undefined => {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const past = edge - 1 - Math.floor(edge * rng.float() ** memory);
      const node = rng.float() < 0.5 ? src[past] : dst[past];
      if (fits(node)) return node;
    }
    return anybodyWho(fits, people.count(), rng);
  };
  const newcomer = (edge: number): number | undefined => {
    const solo = rng.float() * nodesLeft < soloLeft;
    const node = find(edge, (who) => !hasLoop[who] && people.hasReceived(who) && people.hasSent(who) !== solo);
    if (node === undefined) return undefined;
    nodesLeft--;
    if (solo) soloLeft--;
    people.markSender(node);
    hasLoop[node] = true;
    return node;
  };
  const next = (edge: number): number => {
    const starts = rng.float() * edgesLeft < nodesLeft;
    edgesLeft--;
    return (
      (starts ? newcomer(edge) : undefined) ?? find(edge, (who) => hasLoop[who]) ?? newcomer(edge) ?? dst[edge - 1]
    );
  };
  return { due: (edgesToCome) => edgesLeft > 0 && rng.float() * edgesToCome < edgesLeft, next };
}
