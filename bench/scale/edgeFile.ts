import { createRng } from "../../src/lib/rng";

/** What a generated edge file holds. */
export interface EdgeFileOptions {
  readonly nodes: number; // exactly so many, at most twice the edges
  readonly edges: number; // exactly so many rows
  readonly seed: number;
}

const chunkBytes = 1 << 18;
const longestRow = 3 * 17; // three whole numbers below 2^53, each with what follows it
const recentEdges = 1 << 16;

/** Shares of the rows, between those of wiki-talk, sx-mathoverflow and the slice of stackoverflow. */
const selfLoopShare = 0.2;
const repeatShare = 0.3;
const replyShare = 0.15;
const lateShare = 0.02; // written after rows of a later time

/** How far activity leans to few nodes: node of rank r is drawn in proportion to r^(1 / lean - 1). */
const lean = 3;

const firstTime = 1_217_567_877; // of sx-stackoverflow, as is the last
const lastTime = 1_457_273_428;
const day = 86_400;

/** Ids lie so far apart on average: most users of a site never write. */
const idGap = 2.3;

/**
 * Writes the rows of a temporal edge list as SNAP writes stackoverflow and wiki-talk: `source target unixtime`.
 *
 * Nodes come in evenly and are numbered with gaps; few of them are in most edges; pairs repeat and answer each other;
 * edges grow denser in time, and some rows stand later than their time. The memory it takes does not grow with the file.
 *
 * @throws RangeError where so few edges cannot hold so many nodes.
 */
export function* edgeFile({ nodes, edges, seed }: EdgeFileOptions): Generator<Uint8Array> {
  if (!(nodes >= 1 && nodes <= 2 * edges)) throw new RangeError(`${edges} edges do not hold exactly ${nodes} nodes.`);
  const rng = createRng(seed, "edge file", nodes, edges);
  const recentSrc = new Uint32Array(recentEdges);
  const recentDst = new Uint32Array(recentEdges);
  let bytes = new Uint8Array(chunkBytes);
  let at = 0;
  const writeNumber = (value: number, behind: number): void => {
    let digits = 1;
    for (let bound = 10; value >= bound; bound *= 10) digits++;
    let rest = value;
    for (let place = at + digits - 1; place >= at; place--) {
      const tenth = Math.floor(rest / 10);
      bytes[place] = 48 + rest - 10 * tenth;
      rest = tenth;
    }
    bytes[at + digits] = behind;
    at += digits + 1;
  };
  let present = 0;
  const draw = (): number => scattered(Math.floor(present * rng.float() ** lean), present);
  for (let edge = 0; edge < edges; edge++) {
    // Rounded up, so that a node is there for the first edge and all are after the last.
    const due = Math.ceil((nodes * (edge + 1)) / edges);
    const fresh = due - present;
    present = due;
    let src = fresh > 0 ? present - 1 : -1;
    let dst = fresh > 1 ? present - 2 : -1;
    const kind = rng.float();
    if (fresh === 0 && kind < repeatShare && edge > 0) {
      const old = rng.int(Math.min(edge, recentEdges));
      const replies = kind < replyShare;
      src = replies ? recentDst[old] : recentSrc[old];
      dst = replies ? recentSrc[old] : recentDst[old];
    } else {
      if (src < 0) src = draw();
      if (dst < 0) dst = kind > 1 - selfLoopShare ? src : draw();
      // A newcomer asks as often as it is answered.
      if (fresh === 1 && rng.float() < 0.5) [src, dst] = [dst, src];
    }
    recentSrc[edge % recentEdges] = src;
    recentDst[edge % recentEdges] = dst;
    const late = rng.float() < lateShare ? rng.int(day) : 0;
    if (at + longestRow > chunkBytes) {
      yield bytes.subarray(0, at);
      bytes = new Uint8Array(chunkBytes);
      at = 0;
    }
    writeNumber(idOf(src, seed), 32);
    writeNumber(idOf(dst, seed), 32);
    writeNumber(timeOf(edge, edges) - late, 10);
  }
  yield bytes.subarray(0, at);
}

/** Spreads ranks over the numbers, one to one, so that busy nodes do not lie side by side; below the power of two within `count`. */
function scattered(rank: number, count: number): number {
  const mask = 2 ** (31 - Math.clz32(count)) - 1;
  return rank > mask ? rank : Math.imul(rank, 0x9e3779b1) & mask;
}

/** Returns the id of a node: ascending, two or three apart, the gaps in no pattern. */
function idOf(node: number, seed: number): number {
  return 1 + Math.floor(node * idGap) + ((Math.imul(node ^ seed, 0x85ebca6b) >>> 13) & 1);
}

/** Returns the time by which so many edges have been written: as many as the 1.8th power of the time gone by. */
function timeOf(edge: number, edges: number): number {
  return Math.floor(firstTime + (lastTime - firstTime) * ((edge + 1) / edges) ** (1 / 1.8));
}
