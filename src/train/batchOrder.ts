import { countUp } from "../lib/countUp";
import { createRng } from "../lib/rng";

/** Returns the order in which an epoch (from 0) visits the training samples, the same for every method. */
export function batchOrder(seed: number, epoch: number, samples: number): Uint32Array {
  return createRng(seed, "batch order", epoch).shuffle(countUp(samples));
}
