import type { Walks } from "../../embed/walks";
import type { Csr } from "../../graph/csr";
import { countUp } from "../../lib/countUp";
import { createRng } from "../../lib/rng";

/** The groups of nodes that a sample grows from take at most this share of it, so that their surroundings come in too. */
const groupShare = 0.5;

/** What all choices of starts need. */
export interface StartOptions {
  readonly labels?: Int32Array; // [nodes], -1 = none
  readonly used: Uint8Array; // [nodes], 1 = in the sample sets of the run; these are taken first
  readonly nodes: number; // of the sample
  readonly most: number; // groups to choose
  readonly seed: number;
}

/** Puts nodes in an order in which each class has its turn; within a class they keep theirs, and no class is one too. */
export function byTurns(nodes: Iterable<number>, labels: Int32Array | undefined): readonly number[] {
  const classes = new Map<number, number[]>();
  for (const node of nodes) {
    const label = labels?.[node] ?? -1;
    const members = classes.get(label);
    if (members) members.push(node);
    else classes.set(label, [node]);
  }
  const queues = [...classes.keys()].sort((a, b) => a - b).map((label) => classes.get(label) ?? []);
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => queues.flatMap((queue) => queue.slice(i, i + 1))).flat();
}

/** Returns nodes in random order, those that the run uses before the others. */
function usedFirst(nodes: Uint32Array, { used, seed }: StartOptions, purpose: string): Uint32Array {
  const order = createRng(seed, purpose, "of the sample").shuffle(nodes);
  return Uint32Array.from([...order.filter((node) => used[node] === 1), ...order.filter((node) => used[node] === 0)]);
}

/** Takes groups in order as long as all their nodes together leave room. */
function takeGroups(
  groups: Iterable<readonly number[]>,
  { nodes, most }: StartOptions,
): readonly (readonly number[])[] {
  const taken: (readonly number[])[] = [];
  let union = new Set<number>();
  for (const group of groups) {
    const grown = new Set([...union, ...group]);
    if (grown.size > (taken.length === 0 ? nodes : groupShare * nodes)) continue;
    union = grown;
    if (taken.push(group) === most) break;
  }
  return taken;
}

/** Walks chosen to be shown. */
export interface ChosenWalks {
  readonly walks: readonly number[];
  readonly fewestHops: number; // of a walk that could be chosen
  readonly shorter: number; // share of the walks that have fewer, fraction of 1
}

/** Chooses walks at random among those of at least three hops, or of as many as the longest has; start classes in turns. */
export function chooseWalks({ tokens, offsets }: Walks, options: StartOptions): ChosenWalks {
  const hops = Array.from({ length: offsets.length - 1 }, (_, walk) => offsets[walk + 1] - offsets[walk] - 1);
  const fewestHops = Math.min(
    3,
    hops.reduce((a, b) => Math.max(a, b), 1),
  );
  const walkFrom = new Map(hops.flatMap((count, walk) => (count >= fewestHops ? [[tokens[offsets[walk]], walk]] : [])));
  const order = usedFirst(Uint32Array.from(walkFrom.keys()), options, "walks");
  const walkOf = (node: number): number => walkFrom.get(node) as number;
  const groups = byTurns(order, options.labels).map((node) => [
    ...tokens.subarray(offsets[walkOf(node)], offsets[walkOf(node) + 1]),
  ]);
  const walks = takeGroups(groups, options).map(([start]) => walkOf(start));
  return { walks, fewestHops, shorter: 1 - walkFrom.size / Math.max(1, hops.length) };
}

/** Returns a node and all nodes within two hops of it, nearest first; empty where they are more than `most`. */
export function twoHops({ rowPtr, colIdx }: Csr, centre: number, most: number): readonly number[] {
  const reached = new Set([centre]);
  let ring = [centre];
  for (let hop = 0; hop < 2; hop++) {
    const next: number[] = [];
    for (const node of ring) {
      for (let i = rowPtr[node]; i < rowPtr[node + 1]; i++) {
        if (reached.has(colIdx[i])) continue;
        if (reached.size === most) return [];
        reached.add(colIdx[i]);
        next.push(colIdx[i]);
      }
    }
    ring = next;
  }
  return [...reached];
}

/** Chooses nodes with all that a two-layer GNN sees of them, of 4 to 40 nodes; classes in turns, else at random. */
export function chooseFields(edges: Csr, options: StartOptions): readonly (readonly number[])[] {
  const order = usedFirst(countUp(edges.rows), options, "fields");
  function* fields(): Generator<readonly number[]> {
    for (const node of byTurns(order, options.labels)) {
      const field = twoHops(edges, node, 40);
      if (field.length >= 4) yield field;
    }
  }
  return takeGroups(fields(), options);
}

/** Returns a random node of each class that no group has, as a group of its own; only nodes with a neighbour count. */
export function missingClasses(
  { rowPtr, rows }: Csr,
  groups: readonly (readonly number[])[],
  options: StartOptions,
): readonly (readonly number[])[] {
  const { labels } = options;
  if (!labels) return [];
  const known = new Set(groups.flat().map((node) => labels[node]));
  const found: number[][] = [];
  for (const node of usedFirst(countUp(rows), options, "classes")) {
    if (labels[node] < 0 || known.has(labels[node]) || rowPtr[node] === rowPtr[node + 1]) continue;
    known.add(labels[node]);
    found.push([node]);
  }
  return found;
}
