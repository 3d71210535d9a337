import type { Request, Response, Sign } from "./protocol";

/** The page's hold on the training worker. */
export interface Client {
  /** Sends a request; it is answered by responses in time. */
  send(request: Request): void;
  /** Ends the worker and starts a fresh one, which waits for a backend again: the way on after a fault. Opened files are lost. */
  restart(): void;
  /** Ends the worker. */
  terminate(): void;
}

/** The worker is asked so often, in milliseconds, whether it still answers. */
const askEvery = 5000;

/** It counts as silent when it has let so many questions pass; counted, because clocks jump when a computer has slept. */
const patience = 6;

/** Tells of a worker that died, which it cannot do itself. */
const died = (detail: string): Response => ({
  type: "engineFailed",
  message: `The training worker stopped (${detail}).`,
  fault: "worker",
});

/**
 * Starts the training worker; `onResponse` also hears of a worker that died, as `engineFailed`, and of one that does not answer
 * any more, as `silence`.
 *
 * A worker that the browser ends, as for want of memory, reports no error: it is known by the Web Lock that it held.
 */
export function createClient(onResponse: (response: Response) => void): Client {
  let unanswered = 0;
  let silent = false;
  const hearSign = (): void => {
    unanswered = 0;
    if (silent) onResponse({ type: "silence", silent: false });
    silent = false;
  };
  const start = (): Worker => {
    const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const lock = globalThis.navigator.locks && `sparse-gnn-lab worker ${crypto.randomUUID()}`;
    hearSign();
    // What a worker said before it was replaced may still arrive after.
    started.onmessage = ({ data }: MessageEvent<Response | Sign>) => {
      if (started !== worker) return;
      hearSign();
      if (data.type === "pong") return;
      if (data.type !== "living") onResponse(data);
      else
        navigator.locks
          .request(lock, () => {
            if (started === worker) onResponse(died("the browser ended it, perhaps for want of memory"));
          })
          .catch(() => undefined);
    };
    started.onerror = (event) => {
      event.preventDefault();
      if (started === worker) onResponse(died(event.message || "its script could not be loaded"));
    };
    if (lock) started.postMessage({ type: "live", lock } satisfies Request);
    return started;
  };
  const ask = (): void => {
    if (unanswered >= patience && !silent) {
      silent = true;
      onResponse({ type: "silence", silent });
    }
    unanswered += 1;
    worker.postMessage({ type: "ping" } satisfies Request);
  };
  let worker = start();
  const asking = setInterval(ask, askEvery);
  return {
    send: (request) => worker.postMessage(request),
    restart: () => {
      worker.terminate();
      worker = start();
    },
    terminate: () => {
      clearInterval(asking);
      worker.terminate();
    },
  };
}
