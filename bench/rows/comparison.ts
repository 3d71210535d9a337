import type { BackendInfo } from "../../src/ops/backendInfo";
import type { Contestant } from "../measure";

/** A way to write the same work with stock TensorFlow.js. */
export interface StockWay {
  readonly label: string;
  /** Makes it ready, or says in a few words why it does not run on this backend. */
  open(backend: BackendInfo): Contestant | string;
}

/** What one unit of a row amounts to, e.g. `{ steps: 16, samples: 16384 }` for an epoch. */
export type UnitAmounts = Readonly<Record<string, number>>;

/** One thing that is measured: the lab's way, and the stock ways to do the same. */
export interface Comparison {
  readonly title: string;
  readonly step: string; // what the milliseconds are of; the key of `amounts` that counts them
  readonly amounts: UnitAmounts;
  readonly ours: (backend: BackendInfo) => Contestant | Promise<Contestant>;
  readonly stock: readonly StockWay[]; // none: TensorFlow.js has no counterpart
}
