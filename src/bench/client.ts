import type { DensityRequest, DensityResponse } from "./density/messages";
import type { BenchRequest, BenchResponse } from "./messages";

/** What answers a request. */
type Answer<Asked extends BenchRequest | DensityRequest> = Asked extends BenchRequest ? BenchResponse : DensityResponse;

/** A benchmark under way in a worker of its own. */
export interface BenchRun {
  /** Ends the worker, and with it the benchmark. */
  end(): void;
}

/**
 * Starts a worker for one benchmark of either kind; nothing is heard of it once it was ended.
 *
 * It is a second one of the training worker's script, so that what is measured is the code that trains, and is not there twice.
 */
export function startBenchWorker<Asked extends BenchRequest | DensityRequest>(
  request: Asked,
  onResponse: (response: Answer<Asked>) => void,
): BenchRun {
  const worker = new Worker(new URL("../train/worker.ts", import.meta.url), { type: "module" });
  let over = false;
  const hear = (response: Answer<Asked>): void => {
    if (!over) onResponse(response);
  };
  worker.onmessage = ({ data }: MessageEvent<Answer<Asked>>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    const detail = event.message || "its script could not be loaded";
    const message = `The benchmark's worker stopped (${detail}). Reload the page and start it again.`;
    hear({ type: "failed", message } as Answer<Asked>);
  };
  worker.postMessage(request);
  return {
    end: () => {
      over = true;
      worker.terminate();
    },
  };
}
