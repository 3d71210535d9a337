import type { GraphResponse, GraphSample } from "../../train/graph/messages";
import type { Request } from "../../train/protocol";
import type { RunSpec } from "../../train/spec";

/** A picture that has come, or why none can. */
export type Drawn = { readonly sample: GraphSample } | { readonly message: string };

/** The page's wishes for pictures of graphs, and the ears for what the worker answers. */
export interface GraphAsking {
  /** Asks for a sample in place of any that was asked for before; `undefined` where a newer wish took its place. */
  drawGraph(spec: RunSpec, nodes: number): Promise<Drawn | undefined>;
  hear(response: GraphResponse): void;
  /** Ends a wish whose worker is gone. */
  lose(message: string): void;
}

/** Creates the asking for pictures over a worker. */
export function createGraphAsking(send: (request: Request) => void): GraphAsking {
  let id = 0;
  let settle: ((drawn?: Drawn) => void) | undefined;
  const end = (drawn?: Drawn): void => {
    settle?.(drawn);
    settle = undefined;
  };
  return {
    drawGraph: (spec, nodes) => {
      end();
      return new Promise((resolve) => {
        settle = resolve;
        send({ type: "graph", id: ++id, spec, nodes });
      });
    },
    hear: (response) => {
      if (response.id !== id) return;
      end(response.type === "graph" ? { sample: response.sample } : { message: response.message });
    },
    lose: (message) => end({ message }),
  };
}
