import type { Request, Response } from "./protocol";

/** The page's hold on the training worker. */
export interface Client {
  /** Sends a request; it is answered by responses in time. */
  send(request: Request): void;
  /** Ends the worker and starts a fresh one, which waits for a backend again: the way on after a fault. Opened files are lost. */
  restart(): void;
  /** Ends the worker. */
  terminate(): void;
}

/** Starts the training worker; `onResponse` also hears of a worker that died, as `engineFailed`. */
export function createClient(onResponse: (response: Response) => void): Client {
  const start = (): Worker => {
    const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    // What a worker said before it was replaced may still arrive after.
    started.onmessage = ({ data }: MessageEvent<Response>) => {
      if (started === worker) onResponse(data);
    };
    started.onerror = (event) => {
      event.preventDefault();
      if (started !== worker) return;
      const detail = event.message || "its script could not be loaded";
      onResponse({
        type: "engineFailed",
        message: `The training worker stopped (${detail}). Reload the page to go on.`,
      });
    };
    return started;
  };
  let worker = start();
  return {
    send: (request) => worker.postMessage(request),
    restart: () => {
      worker.terminate();
      worker = start();
    },
    terminate: () => worker.terminate(),
  };
}
