import type { BenchRequest, BenchResponse } from "./messages";

/** A benchmark under way in a worker of its own. */
export interface BenchRun {
  /** Ends the worker, and with it the benchmark. */
  end(): void;
}

/**
 * Starts a worker for one benchmark; nothing is heard of it once it was ended.
 *
 * It is a second one of the training worker's script, so that what is measured is the code that trains, and is not there twice.
 */
export function startBenchWorker(request: BenchRequest, onResponse: (response: BenchResponse) => void): BenchRun {
  const worker = new Worker(new URL("../train/worker.ts", import.meta.url), { type: "module" });
  let over = false;
  const hear = (response: BenchResponse): void => {
    if (!over) onResponse(response);
  };
  worker.onmessage = ({ data }: MessageEvent<BenchResponse>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    const detail = event.message || "its script could not be loaded";
    hear({
      type: "failed",
      message: `The benchmark's worker stopped (${detail}). Reload the page and start it again.`,
    });
  };
  worker.postMessage(request);
  return {
    end: () => {
      over = true;
      worker.terminate();
    },
  };
}
