import { openShelf } from "../data/shelf/openShelf";
import { InputError } from "../lib/inputError";
import { startBackend } from "../ops/backend";
import type { BackendInfo, BackendRequest } from "../ops/backendInfo";
import { onDeviceFault } from "../ops/webgpu/deviceFault";
import { createDataRoom } from "./data/room";
import { createGraphDoor } from "./graph/door";
import type { Request, Response, RunEvent } from "./protocol";
import { runSpec } from "./session";
import type { RunSpec } from "./spec";
import { createWorkCache, type WorkCache } from "./workCache";

let shared = createWorkCache();
const room = createDataRoom(post, openShelf(), () => {
  shared = createWorkCache();
});

const graphs = createGraphDoor({ datasetOf: room.datasetOf, post, nextTurn });

/** The worker lets messages in at least so often; events leave together at the same beat. */
const turnMs = 50;

interface Running {
  paused: boolean;
  pausedByHand: boolean; // Pause was pressed, so walks wait too
  stepOnce: boolean;
  stopped: boolean;
  readonly halt: AbortController; // of the reading of the data set, when stopped
  wake: () => void;
}
let running: Running | undefined;

function post(response: Response, transfer: Transferable[] = []): void {
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
    (error: unknown) => post({ type: "engineFailed", message: sentence(error) }),
  );
}
onDeviceFault((message) => post({ type: "engineFailed", message }));

async function run(spec: RunSpec, cache: WorkCache, control: Running): Promise<void> {
  let batch: RunEvent[] = [];
  let turned = performance.now();
  let lastStep = 0;
  const flush = (): void => {
    if (batch.length > 0) post({ type: "events", events: batch });
    batch = [];
    turned = performance.now();
  };
  try {
    const backend = await (ready ??= startBackend("auto"));
    const dataset = await room.datasetOf(spec.dataset, control.halt.signal, ({ done, total, secondsLeft }) => {
      const fraction = total > 0 ? done / total : 0;
      batch.push({ type: "progress", stage: "reading", done, total, epoch: 0, fraction, secondsLeft });
      if (performance.now() - turned >= turnMs) flush();
    });
    for await (const event of runSpec({ spec, dataset, backend, cache })) {
      if (control.stopped) break;
      if (event.type !== "stepped") {
        batch.push(event);
        // Compilation may take seconds without a beat: the page must hear of it before.
        if (event.type === "progress" && event.stage === "compiling") flush();
        continue;
      }
      lastStep = event.step;
      if (performance.now() - turned >= turnMs) {
        flush();
        await nextTurn();
      }
      if (control.stepOnce && event.step > 0) {
        control.stepOnce = false;
        control.paused = true;
      }
      // A run that starts paused still prepares; it waits at its first optimizer step.
      while (control.paused && !control.stepOnce && !control.stopped && (event.step > 0 || control.pausedByHand)) {
        flush();
        post({ type: "paused", step: event.step });
        await new Promise<void>((resolve) => {
          control.wake = resolve;
        });
      }
      if (control.stopped) break;
    }
    if (control.stopped) batch.push({ type: "stopped", step: lastStep });
  } catch (error) {
    batch.push(control.stopped ? { type: "stopped", step: lastStep } : { type: "failed", message: sentence(error) });
  }
  flush();
  if (running === control) running = undefined;
}

let queue: Promise<void> = Promise.resolve();

/** Stops the newest run, also one that still waits for its turn. */
function stop(): void {
  if (!running) return;
  running.stopped = true;
  running.halt.abort();
  running.wake();
}

self.onmessage = ({ data }: MessageEvent<Request>): void => {
  switch (data.type) {
    case "backend":
      start(data.backend);
      break;
    case "run": {
      stop();
      const control: Running = {
        paused: data.paused ?? false,
        pausedByHand: false,
        stepOnce: false,
        stopped: false,
        halt: new AbortController(),
        wake: () => undefined,
      };
      running = control;
      // Who watches a single run sees all of its training, so that it can be stepped through and timed.
      const cache: WorkCache = data.takeOver ? shared : { ...shared, densePhases: undefined };
      queue = queue.then(() => run(data.spec, cache, control));
      break;
    }
    case "pause":
      if (running) {
        running.paused = true;
        running.pausedByHand = true;
      }
      break;
    case "resume":
      if (running) {
        running.paused = false;
        running.stepOnce = false; // a step that is still to come goes up in the run
        running.wake();
      }
      break;
    case "step":
      if (running) {
        running.stepOnce = true;
        running.wake();
      }
      break;
    case "stop":
      stop();
      break;
    case "graph":
      graphs.hear(data);
      break;
    default:
      room.hear(data);
  }
};
