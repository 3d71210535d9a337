import { dataSentence } from "../data/faults";
import type { DataRoom } from "../data/room";
import type { GraphRequest, GraphResponse } from "./messages";
import { sampleDataset } from "./sampleDataset";

/** Answers the page's wishes for pictures of a graph; only the newest wish is worked on. */
export interface GraphDoor {
  hear(request: GraphRequest): void;
}

/** What a door works with. */
export interface GraphDoorInput {
  readonly datasetOf: DataRoom["datasetOf"];
  post(response: GraphResponse, transfer: Transferable[]): void;
  /** Lets other messages in. */
  nextTurn(): Promise<void>;
}

/** Creates the door to pictures of the worker's data sets. */
export function createGraphDoor({ datasetOf, post, nextTurn }: GraphDoorInput): GraphDoor {
  let halt = new AbortController();
  const draw = async ({ id, spec, nodes }: GraphRequest, { signal }: AbortController): Promise<void> => {
    try {
      const dataset = await datasetOf(spec.dataset, signal, () => undefined);
      const drawing = sampleDataset(spec, dataset, nodes);
      for (let next = drawing.next(); !signal.aborted; next = drawing.next()) {
        if (next.done) return post({ type: "graph", id, sample: next.value }, buffersOf(next.value));
        await nextTurn();
      }
    } catch (error) {
      const message = dataSentence(error);
      if (message !== undefined) post({ type: "graphRefused", id, message }, []);
    }
  };
  return {
    hear: (request) => {
      halt.abort();
      halt = new AbortController();
      void draw(request, halt);
    },
  };
}

/** Lists the memory of all typed arrays in plain data, to be handed over instead of copied. */
function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (part: unknown): void => {
    if (ArrayBuffer.isView(part)) found.add(part.buffer as ArrayBuffer);
    else if (typeof part === "object" && part !== null) for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
  return [...found];
}
