import { allKept, stepFlops } from "../../train/ledger";
import type { Problem } from "../inputs/problem";

/**
 * Returns the FLOPs of a training step of a table problem, two for every multiply-add: forward, weight gradient, and the input gradient of all
 * but first layers.
 *
 * The lab's first way executes just these: all weights of a dense net, the connections of a sparse one. Activations, losses and the
 * optimizer are left out.
 */
export function stepFlopsOf({ net, spec, masks }: Problem): number {
  const kept = masks
    ? Object.fromEntries(Object.entries(masks).map(([name, mask]) => [name, mask.reduce((sum, one) => sum + one, 0)]))
    : allKept(net.ledger);
  return stepFlops(net.ledger, kept, spec.batchSize, false).exact;
}
