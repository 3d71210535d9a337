import { createLayout, type Places, type Ties } from "./layout";

/** What the worker is asked: to lay out a graph and end there. */
export interface LayoutRequest {
  readonly nodes: number;
  readonly ties: Ties;
}

/** Where the nodes are by now. */
export interface LayoutNews {
  readonly places: Places;
  readonly settled: boolean;
}

/** The picture hears of the layout at least so far apart, in milliseconds. */
const tellEvery = 40;

self.onmessage = ({ data: { nodes, ties } }: MessageEvent<LayoutRequest>): void => {
  const layout = createLayout(nodes, ties);
  const tell = (settled: boolean): void => self.postMessage({ places: layout.places, settled } satisfies LayoutNews);
  let told = performance.now();
  while (layout.step()) {
    if (performance.now() - told < tellEvery) continue;
    told = performance.now();
    tell(false);
  }
  tell(true);
};
