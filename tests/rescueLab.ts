import type { Request, RunEvent } from "../src/train/protocol";
import type { Snapshot } from "../src/train/snapshot";
import type { RunSpec } from "../src/train/spec";
import { makeSilentLab, type SilentLab } from "./silentLab";
import { evaluated, started } from "./storeEvents";

/** A page that trains in a worker which only writes down what it is asked. */
export interface RescueLab extends SilentLab {
  /** The newest request for a run. */
  lastRun(): Request & { type: "run" };
}

/** Opens a page with two lanes, SLR and RigL; its engine is ready. */
export function openRescueLab(search = "?backend=wasm"): RescueLab {
  const page = makeSilentLab(search);
  page.lab.getState().connect();
  page.answer({ type: "ready", backend: { id: "wasm", device: "CPU", software: false, reason: "Asked for." } });
  return {
    ...page,
    lastRun: () => page.asked.findLast((request) => request.type === "run") as Request & { type: "run" },
  };
}

/** The start of a lane, 3 epochs of 5 steps. */
export function startOf(spec: RunSpec): RunEvent {
  return { ...(started as RunEvent & { type: "started" }), spec };
}

/** A snapshot of a lane after a step; what the page does not look into is left out. */
export function snapshotOf(spec: RunSpec, step: number, more: Partial<Snapshot> = {}): Snapshot {
  const { dataset } = started as RunEvent & { type: "started" };
  const backend = { id: "wasm", device: "CPU" } as const;
  const at = { step, epoch: Math.ceil(step / 5) };
  return { format: 1, spec, dataset, backend, ...at, net: { parameters: {} }, ...more } as unknown as Snapshot;
}

/** Starts a run of both lanes and trains lane A to epoch 1, with a snapshot at step 7, and lane B to epoch 2, at step 10. */
export function trainABit({ lab, tell, answer, lastRun }: RescueLab): void {
  lab.getState().runOrResume();
  const [a, b] = lastRun().lanes;
  tell(0, startOf(a), evaluated(0), evaluated(1));
  tell(1, startOf(b), evaluated(0), evaluated(1));
  answer({ type: "snapshot", lane: 0, snapshot: snapshotOf(a, 7) });
  tell(1, evaluated(2));
  answer({ type: "snapshot", lane: 1, snapshot: snapshotOf(b, 10) });
}
