import type { DensityRequest } from "../bench/density/messages";
import type { BenchRequest, BenchResponse } from "../bench/messages";
import { openShelf } from "../data/shelf/openShelf";
import { InputError } from "../lib/inputError";
import { startBackend } from "../ops/backend";
import type { BackendInfo, BackendRequest } from "../ops/backendInfo";
import { onDeviceFault } from "../ops/webgpu/deviceFault";
import { createDataRoom } from "./data/room";
import { doubtFailure } from "./gpuDoubt";
import { createGraphDoor } from "./graph/door";
import { createPredictionDoor } from "./graph/predictionDoor";
import { createLaneRun, type LaneEvents, type LaneListener, type LaneRun } from "./lanes";
import { buffersOf } from "./microscope";
import type { Request, Response, RunEvent, SeenUpdate, Sign } from "./protocol";
import { runSpec } from "./session";
import type { Snapshot } from "./snapshot";
import { createPacedKeeper } from "./snapshotPace";
import { createWorkCache, type WorkCache } from "./workCache";

let shared = createWorkCache();
const room = createDataRoom(post, openShelf(), () => {
  shared = createWorkCache();
});

const graphs = createGraphDoor({ datasetOf: room.datasetOf, post, nextTurn });
const predictions = createPredictionDoor(post);

/** The worker lets messages in at least so often; events leave together at the same beat. */
const beatMs = 50;

interface Running {
  readonly halt: AbortController; // of the reading of the data set, when stopped
  readonly ask: ("pause" | "step")[]; // pressed before there were lanes
  readonly watched: Set<number>; // lanes whose next mask update the page wants to see
  lanes?: LaneRun;
}
let running: Running | undefined;

function post(response: Response | Sign, transfer: Transferable[] = []): void {
  self.postMessage(response, { transfer });
}

function sentence(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  if (/memory|allocation|array length|out of bounds/i.test(detail)) {
    return `There was not enough memory (${detail}). Take a smaller data set, hidden width or batch size and run again.`;
  }
  return `The run failed inside the lab (${detail}). Run again; if it fails again, choose another backend under Advanced.`;
}

/** Gives queued messages a turn; a resolved promise would not. */
const channel = new MessageChannel();
const turns: (() => void)[] = [];
channel.port1.onmessage = () => turns.shift()?.();
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    turns.push(resolve);
    channel.port2.postMessage(undefined);
  });
}

let ready: Promise<BackendInfo> | undefined;

/** Starts the backend that the page asked for, after any that is still starting; a run waits for it. */
function start(request: BackendRequest): void {
  ready = (ready ?? Promise.resolve()).then(
    () => startBackend(request),
    () => startBackend(request),
  );
  ready.then(
    (backend) => post({ type: "ready", backend }),
    (error: unknown) => post({ type: "engineFailed", message: sentence(error), fault: "start" }),
  );
}

/** How long a GPU may take to say that it is faulty, when a run has failed on it. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1000));

/** What a faulty GPU computes is void, also what it computed before it said so. */
let faulty = false;
onDeviceFault((message, fault) => {
  faulty = true;
  post({ type: "engineFailed", message, fault });
});

async function run(
  { lanes, paused, from, takeOver }: Request & { type: "run" },
  cache: WorkCache,
  control: Running,
): Promise<void> {
  const batches: RunEvent[][] = lanes.map(() => []);
  let turned = performance.now();
  const flush = (): void => {
    for (const [lane, events] of batches.entries()) {
      if (events.length > 0) post({ type: "events", lane, events });
      batches[lane] = [];
    }
    turned = performance.now();
  };
  const tellAll = (event: RunEvent): void => {
    for (const batch of batches) batch.push(event);
  };
  try {
    const { signal } = control.halt;
    const backend = await (ready ??= startBackend("auto"));
    const dataset = await room.datasetOf(lanes[0].dataset, signal, ({ done, total, secondsLeft }) => {
      const fraction = total > 0 ? done / total : 0;
      tellAll({ type: "progress", stage: "reading", done, total, epoch: 0, fraction, secondsLeft });
      if (performance.now() - turned >= beatMs) flush();
    });
    const listener: LaneListener = {
      onEvent: (lane, event) => {
        batches[lane].push(event);
        if (event.type === "progress" && event.stage === "compiling") flush();
      },
      onBeat: async () => {
        if (performance.now() - turned < beatMs) return;
        flush();
        await nextTurn();
      },
      onHeld: (steps) => {
        flush();
        post({ type: "paused", steps });
      },
      sentence,
    };
    /** Sends a snapshot, once a fault of the GPU would have been heard of and as long as the run is wanted. */
    const send = async (lane: number, snapshot: Snapshot): Promise<void> => {
      await nextTurn();
      if (!faulty && running === control && !signal.aborted) post({ type: "snapshot", lane, snapshot });
    };
    const keepers = predictions.begin(lanes);
    const now = (): number => performance.now();
    const generators = lanes.map((spec, lane): LaneEvents => {
      const start = from?.[lane] ?? "first step";
      if (start === "ended") return noEvents();
      // A run of a sweep is short enough to be run again.
      const snapshots = takeOver ? undefined : createPacedKeeper((snapshot) => void send(lane, snapshot), now);
      const at = start === "first step" ? undefined : start;
      const keepPredictions = keepers[lane];
      const onUpdate = (look: () => SeenUpdate): void => tellUpdate(control, lane, look);
      const events = runSpec({ spec, dataset, backend, cache, snapshots, from: at, onUpdate, keepPredictions });
      return backend.id === "webgpu" ? doubtFailure(events, () => faulty, aMoment) : events;
    });
    const laneRun = createLaneRun(generators, listener, now, paused);
    control.lanes = laneRun;
    for (const press of control.ask) laneRun[press]();
    if (signal.aborted) laneRun.stop();
    await laneRun.run();
  } catch (error) {
    const stopped = control.halt.signal.aborted;
    tellAll(stopped ? { type: "stopped", step: 0 } : { type: "failed", message: sentence(error) });
  }
  flush();
  if (running === control) running = undefined;
}

/** Sends a mask update that the page waits for, and holds the lanes there. */
function tellUpdate(control: Running, lane: number, look: () => SeenUpdate): void {
  if (!control.watched.delete(lane)) return;
  const update = look();
  post({ type: "maskUpdate", lane, update }, buffersOf(update));
  control.lanes?.pause();
}

async function* noEvents(): LaneEvents {}

/** Holds a lock until the worker is gone, by which the page learns of its death. */
async function live(lock: string): Promise<void> {
  await navigator.locks.request(lock, () => {
    post({ type: "living" });
    return new Promise<void>(() => undefined);
  });
}

let queue: Promise<void> = Promise.resolve();

/** Stops the newest run, also one that still waits for its turn. */
function stop(): void {
  running?.halt.abort();
  running?.lanes?.stop();
}

/** Passes a button on, or keeps it until there are lanes. */
function press(button: "pause" | "step"): void {
  if (running?.lanes) running.lanes[button]();
  else running?.ask.push(button);
}

/** Turns this worker into one that measures; its code is fetched only then. */
function benchmark(request: BenchRequest | DensityRequest): void {
  import("../bench/worker").then(
    ({ runInWorker }) => runInWorker(request),
    () => {
      const message = "The benchmark's code could not be loaded. Reload the page and start it again.";
      self.postMessage({ type: "failed", message } satisfies BenchResponse);
    },
  );
}

self.onmessage = ({ data }: MessageEvent<Request | BenchRequest | DensityRequest>): void => {
  switch (data.type) {
    case "benchmark":
    case "density":
      benchmark(data);
      break;
    case "backend":
      start(data.backend);
      break;
    case "run": {
      stop();
      const control: Running = { halt: new AbortController(), ask: [], watched: new Set() };
      running = control;
      // Who watches a run sees all of its training, so that it can be stepped through and timed.
      const cache: WorkCache = data.takeOver ? shared : { ...shared, densePhases: undefined };
      queue = queue.then(() => run(data, cache, control));
      break;
    }
    case "pause":
    case "step":
      press(data.type);
      break;
    case "resume":
      running?.ask.splice(0);
      running?.lanes?.resume();
      break;
    case "microscope":
      running?.watched.add(data.lane);
      break;
    case "stop":
      stop();
      break;
    case "graph":
      graphs.hear(data);
      break;
    case "predictions":
      predictions.hear(data);
      break;
    case "ping":
      post({ type: "pong" });
      break;
    case "live":
      live(data.lock).catch(() => undefined); // a browser that refuses locks is like one that has none
      break;
    default:
      room.hear(data);
  }
};
