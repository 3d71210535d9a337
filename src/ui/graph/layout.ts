import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from "d3-force";
import { createRng } from "../../lib/rng";

/** Where nodes lie, in units of the layout. */
export interface Places {
  readonly x: Float64Array; // [nodes]
  readonly y: Float64Array; // [nodes]
}

/** A layout on its way to rest. */
export interface Layout {
  readonly places: Places; // renewed in place by every step
  /** Takes one step of the forces; false once the layout is at rest. */
  step(): boolean;
}

/** Pairs of nodes that pull at each other. */
export interface Ties {
  readonly src: Uint32Array;
  readonly dst: Uint32Array;
}

/**
 * Lays a graph out by forces: pairs pull, all nodes push apart, and the whole is held together at the middle.
 *
 * The same graph gives the same layout: it starts at random places of a seeded stream, and it comes to rest after 300
 * steps. A step of 800 nodes takes a few milliseconds.
 */
export function createLayout(nodes: number, { src, dst }: Ties): Layout {
  const rng = createRng(1, "graph layout");
  const radius = 12 * Math.sqrt(nodes);
  const bodies = Array.from({ length: nodes }, (): SimulationNodeDatum & { x: number; y: number } => {
    // By rejection: sines may differ in the last bit from browser to browser.
    for (;;) {
      const x = 2 * rng.float() - 1;
      const y = 2 * rng.float() - 1;
      if (x * x + y * y <= 1) return { x: radius * x, y: radius * y };
    }
  });
  const links: SimulationLinkDatum<SimulationNodeDatum>[] = Array.from(src, (source, i) => ({
    source,
    target: dst[i],
  }));
  const simulation = forceSimulation(bodies)
    .randomSource(rng.float)
    .force("pairs", forceLink(links).distance(26))
    .force("push", forceManyBody().strength(-42).distanceMax(420))
    .force("apart", forceCollide(7))
    .force("x", forceX().strength(0.045))
    .force("y", forceY().strength(0.1)) // pictures are wider than high
    .stop();
  const places = { x: new Float64Array(nodes), y: new Float64Array(nodes) };
  const copy = (): void => {
    bodies.forEach(({ x, y }, node) => {
      places.x[node] = x;
      places.y[node] = y;
    });
  };
  copy();
  return {
    places,
    step: () => {
      if (simulation.alpha() < simulation.alphaMin()) return false;
      simulation.tick();
      copy();
      return true;
    },
  };
}
