import type { Dataset } from "../data/dataset";
import { openDataset } from "../data/open";
import { findDataset } from "../data/registry";
import { summarize } from "../data/summary";
import { InputError } from "../lib/inputError";
import { startBackend } from "../ops/backend";
import type { BackendInfo, BackendRequest } from "../ops/backendInfo";
import { onDeviceFault } from "../ops/webgpu/deviceFault";
import type { ChosenFile, Request, Response, RunEvent } from "./protocol";
import { runSpec } from "./session";
import type { RunSpec } from "./spec";
import { createWorkCache, type WorkCache } from "./workCache";

const shared = createWorkCache();
/** Who watches a single run sees all of its training, so that it can be stepped through and timed. */
const watched: WorkCache = { ...shared, densePhases: undefined };
const opened = new Map<string, Dataset>();
/** Files that are being read, by key: a run of one waits for it. */
const reading = new Map<string, Promise<void>>();

/** The worker lets messages in at least so often; events leave together at the same beat. */
const turnMs = 50;

interface Running {
  paused: boolean;
  pausedByHand: boolean; // Pause was pressed, so walks wait too
  stepOnce: boolean;
  stopped: boolean;
  wake: () => void;
}
let running: Running | undefined;

function post(response: Response): void {
  self.postMessage(response);
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

async function datasetOf(key: string): Promise<Dataset> {
  const known = opened.get(key);
  if (known) return known;
  const made = await findDataset(key)?.make?.();
  if (!made) throw new InputError(`The file behind "${key}" is not open in this page any more; choose it again.`);
  opened.set(key, made);
  return made;
}

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
    await reading.get(spec.dataset);
    const dataset = await datasetOf(spec.dataset);
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
    batch.push({ type: "failed", message: sentence(error) });
  }
  flush();
  if (running === control) running = undefined;
}

async function open(id: number, key: string, files: ChosenFile): Promise<void> {
  try {
    let note: string | undefined;
    const part = (file: File) => ({ name: file.name, source: file.stream(), size: file.size });
    const dataset = await openDataset({
      ...part(files.edges),
      labels: files.labels && part(files.labels),
      onNote: (sentence) => {
        note = sentence;
      },
      onProgress: ({ done, total }) => post({ type: "opening", id, done, total }),
    });
    opened.set(key, dataset);
    post({ type: "opened", id, key, summary: { ...summarize(dataset), note } });
  } catch (error) {
    post({ type: "refused", id, message: sentence(error) });
  }
}

let queue: Promise<void> = Promise.resolve();

/** Stops the newest run, also one that still waits for its turn. */
function stop(): void {
  if (!running) return;
  running.stopped = true;
  running.wake();
}

self.onmessage = ({ data }: MessageEvent<Request>): void => {
  switch (data.type) {
    case "backend":
      start(data.backend);
      break;
    case "open":
      reading.set(
        data.key,
        open(data.id, data.key, data.files).finally(() => reading.delete(data.key)),
      );
      break;
    case "close": {
      const { key } = data;
      void (reading.get(key) ?? Promise.resolve()).then(() => opened.delete(key));
      break;
    }
    case "run": {
      stop();
      const control: Running = {
        paused: data.paused ?? false,
        pausedByHand: false,
        stepOnce: false,
        stopped: false,
        wake: () => undefined,
      };
      running = control;
      const cache = data.takeOver ? shared : watched;
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
    default:
      data satisfies never;
  }
};
