import type { GraphSample, SampleWalk } from "../../train/graph/messages";

/** A random walk that is followed, after so many hops. */
export interface WalkTrail {
  readonly kind: "walk";
  readonly walk: SampleWalk;
  readonly step: number; // hops taken
}

/** What a two-layer GNN sees of a node, layer by layer. */
export interface FieldTrail {
  readonly kind: "field";
  readonly centre: number;
  readonly near: readonly number[]; // neighbours
  readonly far: readonly number[]; // their neighbours that are none of the centre's
  readonly inward: readonly number[]; // indices of the pairs between centre and neighbours
  readonly outer: readonly number[]; // indices of all other pairs that a neighbour has
  readonly step: number; // layers taken
}

/** Something that is followed step by step on the picture. */
export type Trail = WalkTrail | FieldTrail;

/** Returns how many steps there are to a trail. */
export function trailSteps(trail: Trail): number {
  return trail.kind === "walk" ? trail.walk.times.length : 2;
}

/** Starts at a node with what lies within two hops of it in the sample. */
export function fieldTrail({ pairs: { src, dst } }: GraphSample, centre: number): FieldTrail {
  const near = new Set<number>();
  const inward: number[] = [];
  src.forEach((from, i) => {
    if (from !== centre && dst[i] !== centre) return;
    near.add(from === centre ? dst[i] : from);
    inward.push(i);
  });
  const far = new Set<number>();
  const outer: number[] = [];
  src.forEach((from, i) => {
    if (from === centre || dst[i] === centre || !(near.has(from) || near.has(dst[i]))) return;
    outer.push(i);
    for (const node of [from, dst[i]]) if (!near.has(node)) far.add(node);
  });
  return { kind: "field", centre, near: [...near], far: [...far], inward, outer, step: 0 };
}

/** Returns the nodes that a trail speaks of at its step. */
export function trailNodes(trail: Trail): ReadonlySet<number> {
  if (trail.kind === "walk") return new Set(trail.walk.nodes.subarray(0, trail.step + 1));
  return new Set([trail.centre, ...trail.near, ...trail.far]);
}

/** Returns the indices of the pairs in the picture that a walk could take next: from where it stands, along an edge later than its last hop. */
export function openPairs({ pairs, lastWalked, bothWays }: GraphSample, { walk, step }: WalkTrail): readonly number[] {
  const at = walk.nodes[step];
  const since = step === 0 ? Number.NEGATIVE_INFINITY : walk.times[step - 1];
  const leaves = (i: number): boolean => pairs.src[i] === at || (bothWays === true && pairs.dst[i] === at);
  return [...pairs.src.keys()].filter((i) => leaves(i) && lastWalked[i] > since);
}
