import { InputError } from "../lib/inputError";
import { startBackend } from "../ops/backend";
import { onDeviceFault } from "../ops/webgpu/deviceFault";
import { browserPlace } from "./browserPlace";
import { measureDensity } from "./density/measureDensity";
import type { DensityRequest, DensityResponse } from "./density/messages";
import type { BenchRequest, BenchResponse } from "./messages";
import { rowList } from "./rowList";
import { createRowMaker } from "./rows/makeRow";
import { runBenchmark } from "./runBenchmark";

/** Progress is told at most so often, in milliseconds. */
const beatMs = 100;

function post(response: BenchResponse | DensityResponse): void {
  self.postMessage(response);
}

function sentence(error: unknown): string {
  if (error instanceof InputError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `The benchmark failed (${detail}). Start it again; if it fails again, choose another backend.`;
}

async function measure({ rows, backend, quick, at }: BenchRequest): Promise<void> {
  const info = await startBackend(backend, 1); // one thread, as stock TensorFlow.js has
  const make = createRowMaker(quick);
  let told = 0;
  let sent = -1; // rows that the page has
  const file = await runBenchmark({
    rows: rows.map((id) => ({ id, title: rowList[id].label, make: () => make(id) })),
    place: browserPlace(info),
    quick,
    at,
    onProgress: (progress, so) => {
      const news = so.rows.length > sent;
      if (!news && performance.now() - told < beatMs) return;
      told = performance.now();
      sent = so.rows.length;
      post({ type: "progress", progress, ...(news ? { file: so } : {}) });
    },
  });
  post({ type: "finished", file });
}

/** Runs one benchmark in the worker, whose backend nothing else uses, and tells the page. */
export function runInWorker(request: BenchRequest | DensityRequest): void {
  onDeviceFault((message) => post({ type: "failed", message }));
  const work = request.type === "density" ? measureDensity(request, post) : measure(request);
  work.catch((error: unknown) => post({ type: "failed", message: sentence(error) }));
}
