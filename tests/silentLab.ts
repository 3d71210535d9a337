import { createStore, type StoreApi } from "zustand/vanilla";
import { labState } from "../src/store/labState";
import type { LabState } from "../src/store/state";
import type { Request, Response, RunEvent } from "../src/train/protocol";

/** A page over a worker that only writes down what it is asked. */
export interface SilentLab {
  readonly lab: StoreApi<LabState>;
  /** What the worker was asked, but for its looks at what data is kept, which every fresh worker takes. */
  readonly asked: Request[];
  /** The kinds of what it was asked. */
  types(): readonly string[];
  /** Says something as the worker does. */
  answer(response: Response): void;
  /** Tells events of a lane as the worker does. */
  tell(lane: number, ...events: readonly RunEvent[]): void;
  restarts(): number;
}

/** Creates a page at an address; nothing is asked before its `connect`. */
export function makeSilentLab(search = "", hash = ""): SilentLab {
  const asked: Request[] = [];
  let hear: (response: Response) => void = () => undefined;
  let restarts = 0;
  const lab = createStore<LabState>()(
    labState(
      (listener) => {
        hear = listener;
        const send = (request: Request) => request.type !== "look" && asked.push(request);
        return { send, restart: () => restarts++, terminate: () => undefined };
      },
      search,
      hash,
    ),
  );
  return {
    lab,
    asked,
    types: () => asked.map(({ type }) => type),
    answer: (response) => hear(response),
    tell: (lane, ...events) => hear({ type: "events", lane, events }),
    restarts: () => restarts,
  };
}

/** The engine of a page that is ready. */
export const backend = { id: "cpu", device: "CPU, plain JavaScript", software: false, reason: "Asked for." } as const;

/** Creates a page that is ready to run one lane, or the two that it opens with. */
export function makeReadyLab(search = "", lanes: 1 | 2 = 1): SilentLab {
  const page = makeSilentLab(search);
  if (lanes === 1) page.lab.getState().removeLane(0);
  page.lab.getState().connect();
  page.answer({ type: "ready", backend });
  return page;
}
