import type { EngineFault } from "../../train/protocol";

/** How the engine was lost under a run. */
export interface Loss {
  readonly message: string; // one sentence
  readonly fault: EngineFault;
}

/** How a run goes on after a loss: on the same backend, on WebAssembly, or not by itself. */
export type WayOn = "again" | "wasm" | "none";

/** What a run has lost so far. */
export interface Losses {
  readonly inARow: number; // with no step kept in between
  readonly gpu: number;
  readonly kept: number; // steps that the lanes had kept at the last loss
}

/** A run that has lost nothing. */
export const noLosses: Losses = { inARow: 0, gpu: 0, kept: 0 };

/** So many losses in a row end a run: it would only go round in circles. */
const mostInARow = 3;

/** A lost engine is started anew after so many milliseconds for each loss in a row. */
const breath = 400;

/**
 * Finds the way on after a loss; `kept` is how many steps the lanes have kept by now.
 *
 * A GPU that was lost gets a second chance, one that reports an error does not: it would report it again. A start that fails is
 * for the person to decide on, unless the run has been under way.
 */
export function wayOn(
  before: Losses,
  { fault }: Loss,
  kept: number,
): { readonly losses: Losses; readonly way: WayOn; readonly restMs: number } {
  const inARow = kept > before.kept ? 1 : before.inARow + 1;
  const gpu = before.gpu + (fault === "lost" || fault === "error" ? 1 : 0);
  const losses = { inARow, gpu, kept };
  return { losses, way: inARow > mostInARow ? "none" : wayAfter(fault, losses), restMs: breath * inARow };
}

function wayAfter(fault: EngineFault, { inARow, gpu }: Losses): WayOn {
  switch (fault) {
    case "worker":
      return "again";
    case "lost":
      return gpu > 1 ? "wasm" : "again";
    case "error":
      return "wasm";
    case "start":
      return inARow > 1 ? "wasm" : "none";
    default:
      return fault satisfies never;
  }
}
