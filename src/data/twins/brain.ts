import type { TemporalGraph } from "../../graph/temporal";
import { createRng, type Rng } from "../../lib/rng";
import { brainFigures } from "./published";
import { weightedDraw } from "./weightedDraw";

/** Standard deviation of a node's log activity. */
const activitySpread = 0.6;
/** Standard deviation of the distance that a local edge spans, in regions. */
const reach = 1.4;
/** Standard deviation of a node's distance from its place in one step, in regions. */
const drift = 0.1;
/** Standard deviation of the error with which a node's label was read off its place, in regions. */
const labelBlur = 0.1;
/** Share of a step's edges that stay for the next step. */
const persistence = 0.4;

/**
 * Generates the synthetic twin of brain with the given number of nodes: the full size has 5,000.
 *
 * Nodes lie on a ring of ten regions, their labels. Local edges span a normal distance, others any; the two are mixed
 * so that 25.3 % of edges join equal labels. Each edge is written in both directions, as in a symmetric adjacency
 * matrix; the time is the step, 0 .. 11.
 */
export function makeBrainTwin(nodes: number, seed: number): TemporalGraph {
  const { steps, classes, entries } = brainFigures;
  const edgesPerStep = Math.round(((entries / 2 / steps) * nodes) / brainFigures.nodes);
  const rng = createRng(seed, "twin", "brain");
  const place = Float64Array.from({ length: nodes }, () => classes * rng.float());
  const labels = new Int32Array(nodes);
  ranked(moved(place, labelBlur, rng)).forEach((node, rank) => {
    labels[node] = Math.floor((rank * classes) / nodes);
  });
  const activity = Float64Array.from({ length: nodes }, () => Math.exp(activitySpread * rng.normal()));
  const anybody = weightedDraw(activity, rng);

  const src = new Uint32Array(2 * steps * edgesPerStep);
  const dst = new Uint32Array(src.length);
  const time = new Float64Array(src.length);
  let entry = 0;
  let edges = new Set<number>();
  for (let step = 0; step < steps; step++) {
    const kept = [...edges].filter(() => rng.float() < persistence);
    edges = drawStep(kept, edgesPerStep, labels, anybody, nearby(place, rng));
    for (const edge of edges) {
      const a = Math.floor(edge / nodes);
      const b = edge % nodes;
      src[entry] = dst[entry + 1] = a;
      dst[entry] = src[entry + 1] = b;
      time[entry] = time[entry + 1] = step;
      entry += 2;
    }
  }
  return { nodeCount: nodes, src, dst, time, labels };
}

/** Completes the edges kept from the step before to `count` edges, each a * nodes + b with a < b. */
function drawStep(
  kept: readonly number[],
  count: number,
  labels: Int32Array,
  anybody: () => number,
  near: (node: number) => number,
): Set<number> {
  const nodes = labels.length;
  const edges = new Set(kept);
  let same = 0;
  for (const edge of edges) if (labels[Math.floor(edge / nodes)] === labels[edge % nodes]) same++;
  while (edges.size < count) {
    const a = anybody();
    // Whichever kind of edge lags behind is drawn, so that the share of equal labels is met as it stands.
    const b = same < brainFigures.sameLabelShare * edges.size ? near(a) : anybody();
    const edge = Math.min(a, b) * nodes + Math.max(a, b);
    if (a === b || edges.has(edge)) continue;
    edges.add(edge);
    if (labels[a] === labels[b]) same++;
  }
  return edges;
}

/** Returns a function that draws a node at a normal distance from another, with places as they are in one step. */
function nearby(place: Float64Array, rng: Rng): (node: number) => number {
  const nodes = place.length;
  const order = ranked(moved(place, drift, rng));
  const rankOf = new Uint32Array(nodes);
  order.forEach((node, rank) => {
    rankOf[node] = rank;
  });
  return (node) => {
    const rank = Math.round(rankOf[node] + (reach * rng.normal() * nodes) / brainFigures.classes);
    return order[((rank % nodes) + nodes) % nodes];
  };
}

/** Returns the indices in ascending order of value. */
function ranked(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
}

/** Returns the values moved by normal steps of the given size. */
function moved(values: Float64Array, size: number, rng: Rng): Float64Array {
  return values.map((value) => value + size * rng.normal());
}
