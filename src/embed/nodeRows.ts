/** In which row of the tables of vectors a node stands, the rows in parts of one size. */
export interface NodeRows {
  readonly rowOf: Uint32Array; // [nodes]
  readonly parts: number;
  readonly rowsPerPart: number; // the last rows of a part may be nobody's
  readonly members: readonly Uint32Array[]; // [parts], the nodes of each part, ascending
}

/** Fewer nodes than this are one part, in which pairs are learnt from one after the other, as word2vec does. */
const partedNodes = 2 ** 17;

/** Returns in how many parts skip-gram works on so many nodes: fixed by the graph alone, never by the machine. */
export function partsFor(nodes: number): number {
  return nodes < partedNodes ? 1 : 8;
}

/**
 * Deals nodes out to parts by how often they occur, to and fro: 0 1 2 2 1 0 0 1 2 …
 *
 * So each part has as many hubs as the others and as many tokens, nearly, and within a part frequent nodes stand close
 * together, which caches reward.
 */
export function dealRows(counts: Float64Array, parts: number): NodeRows {
  const nodes = counts.length;
  const rowsPerPart = Math.ceil(nodes / parts);
  const rowOf = new Uint32Array(nodes);
  const partOf = new Uint8Array(nodes);
  byFrequency(counts).forEach((node, rank) => {
    const round = Math.floor(rank / parts);
    const turn = rank % parts;
    const part = round % 2 === 0 ? turn : parts - 1 - turn;
    partOf[node] = part;
    rowOf[node] = part * rowsPerPart + round;
  });
  const members = Array.from({ length: parts }, (_, part) => membersOf(partOf, part));
  return { rowOf, parts, rowsPerPart, members };
}

/** Returns the nodes by falling count, those of one count by number. */
function byFrequency(counts: Float64Array): Uint32Array {
  const nodes = counts.length;
  const most = Math.floor(2 ** 52 / nodes);
  // Sorted as numbers, without a comparing function: counts beyond the most, of which there can be few, tie.
  const keys = counts.map((count, node) => (most - Math.min(most, count)) * nodes + node).sort();
  return Uint32Array.from(keys, (key) => key % nodes);
}

function membersOf(partOf: Uint8Array, part: number): Uint32Array {
  const members = new Uint32Array(partOf.length);
  let count = 0;
  for (let node = 0; node < partOf.length; node++) if (partOf[node] === part) members[count++] = node;
  return members.slice(0, count);
}
