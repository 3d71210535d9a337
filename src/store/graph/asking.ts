import type {
  GraphResponse,
  GraphSample,
  LanePredictions,
  PredictionsResponse,
  SetPlaces,
} from "../../train/graph/messages";
import type { Request } from "../../train/protocol";
import type { RunSpec } from "../../train/spec";

/** A picture that has come, or why none can. */
export type Drawn = { readonly sample: GraphSample } | { readonly message: string };

/** The page's wishes for pictures of graphs, and the ears for what the worker answers. */
export interface GraphAsking {
  /** Asks for a sample in place of any that was asked for before; `undefined` where a newer wish took its place. */
  drawGraph(spec: RunSpec, nodes: number): Promise<Drawn | undefined>;
  /** Asks what the newest run has predicted; no lanes where there was none, `undefined` as for a sample. */
  askPredictions(asked: SetPlaces): Promise<readonly LanePredictions[] | undefined>;
  hear(response: GraphResponse | PredictionsResponse): void;
  /** Ends all wishes because their worker is gone. */
  lose(message: string): void;
}

/** One kind of wish, of which only the newest counts. */
function createWish<Answer>() {
  let newest = 0;
  let settle: ((answer?: Answer) => void) | undefined;
  const end = (answer?: Answer): void => {
    settle?.(answer);
    settle = undefined;
  };
  return {
    make: (send: (id: number) => void): Promise<Answer | undefined> => {
      end();
      return new Promise((resolve) => {
        settle = resolve;
        send(++newest);
      });
    },
    answer: (id: number, answer: Answer): void => {
      if (id === newest) end(answer);
    },
    end,
  };
}

/** Creates the asking for pictures over a worker. */
export function createGraphAsking(send: (request: Request) => void): GraphAsking {
  const drawings = createWish<Drawn>();
  const predictions = createWish<readonly LanePredictions[]>();
  return {
    drawGraph: (spec, nodes) => drawings.make((id) => send({ type: "graph", id, spec, nodes })),
    askPredictions: (asked) => predictions.make((id) => send({ type: "predictions", id, asked })),
    hear: (response) => {
      switch (response.type) {
        case "graph":
          drawings.answer(response.id, { sample: response.sample });
          break;
        case "graphRefused":
          drawings.answer(response.id, { message: response.message });
          break;
        case "predictions":
          predictions.answer(response.id, response.lanes);
          break;
        default:
          response satisfies never;
      }
    },
    lose: (message) => {
      drawings.end({ message });
      predictions.end([]);
    },
  };
}
