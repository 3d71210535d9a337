import type { LoopCounts } from "./loops";
import type { PeopleCounts } from "./people";
import type { CommunicationFigures } from "./published";

/** What is counted out in a twin of so many edges. */
export interface Plan extends PeopleCounts {
  readonly edges: number;
  readonly ownLoops: LoopCounts; // none of them among `pairs`, nor the solo nodes among `senders`
}

/** What of a model the counts depend on. */
export interface PlanModel {
  readonly oneOff: number; // share of pair-opening messages that nobody repeats
  readonly soloSenders?: number; // share of the senders who write to themselves only, default 0
}

/** Scales the published figures to a number of edges. */
export function planNetwork(figures: CommunicationFigures, model: PlanModel, edges: number): Plan {
  const scaled = (count: number): number => Math.round((count * edges) / figures.edges);
  const { selfLoopPairs } = figures;
  const solo = model.soloSenders ?? 0;
  const ownLoops = {
    edges: selfLoopPairs === undefined ? 0 : Math.round(figures.selfLoopShare * edges),
    nodes: scaled(selfLoopPairs ?? 0),
    solo: scaled(solo * figures.senders),
  };
  const pairs = Math.max(1, scaled(figures.distinctPairs) - ownLoops.nodes);
  return {
    edges,
    nodes: Math.max(2, scaled(figures.nodes)),
    pairs,
    senders: Math.max(1, scaled(figures.senders) - ownLoops.solo),
    silent: figures.silentSenders / (figures.senders * (1 - solo)),
    // A loop is always repeatable, another new pair with 1 - oneOff only: loops gain that much on the way to edges.
    loops: selfLoopPairs === undefined ? figures.selfLoopShare * (1 - model.oneOff) * pairs : 0,
    ownLoops,
  };
}
