import { allKept, stepFlops } from "../../train/ledger";
import type { Net } from "../../train/net";

/**
 * Returns the FLOPs of a training step of a dense net, two for every multiply-add: forward, weight gradient, and the input gradient of all
 * but first layers, sparse factors by their entries.
 *
 * Kernels execute just these, whatever a mask says; activations, losses and the optimizer are left out.
 */
export function stepFlopsOf({ ledger }: Net, samples: number): number {
  const { exact, propagation } = stepFlops(ledger, allKept(ledger), samples, true);
  return exact + propagation;
}
