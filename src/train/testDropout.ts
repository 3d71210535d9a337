import { createRng } from "../lib/rng";
import type { DropoutStream } from "../models/fnn";

/** Returns the dropout of one evaluation of a set: its own draw, neither that of training nor that of another set. */
export function testDropout(rate: number, seed: number, set: string, step: number): DropoutStream {
  return { rate, seed: createRng(seed, "dropout in tests", set).uint32(), step };
}
