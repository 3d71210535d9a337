import { appliesTo, type QuirkId } from "../train/quirks";
import type { SweepDataset, SweepSpec } from "./types";

/** Returns the quirks of a sweep that change anything on a data set, in their order. */
export function quirksInForce(spec: SweepSpec, dataset: SweepDataset): readonly QuirkId[] {
  return spec.quirks.filter((id) => appliesTo(id, dataset));
}
