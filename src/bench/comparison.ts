import type { BackendInfo } from "../ops/backendInfo";
import type { FactoredCsr } from "./inputs/factored";
import type { Problem } from "./inputs/problem";
import type { Contestant } from "./measure";

/** The matrices that a graph net multiplies with. */
export interface GraphMatrices {
  readonly propagation: FactoredCsr;
  readonly features: FactoredCsr;
}

/** What a row measures, in full: every side makes its own way to do just this. */
export type Work =
  | { readonly kind: "table training"; readonly problem: Problem }
  | { readonly kind: "graph training"; readonly problem: Problem; readonly matrices: GraphMatrices }
  | { readonly kind: "product"; readonly matrix: FactoredCsr; readonly x: Float32Array; readonly width: number }
  | { readonly kind: "embedding"; pass(): void }; // of walks or skip-gram, which nobody else has

/** Who does the work of a way. */
export type SideId = "lab" | "stock" | "torch";

/** One way to do the work of a row. */
export interface Way {
  readonly side: SideId;
  readonly label: string;
  /** Makes it ready, or says in a few words why it does not run here. */
  open(backend: BackendInfo): Contestant | string | Promise<Contestant | string>;
}

/** What one unit of a row amounts to, e.g. `{ steps: 16, samples: 16384 }` for an epoch. */
export type UnitAmounts = Readonly<Record<string, number>>;

/** One thing that is measured. */
export interface Comparison {
  readonly title: string;
  readonly step: string; // what the milliseconds are of; the key of `amounts` that counts them
  readonly amounts: UnitAmounts;
  readonly work: Work;
  readonly note?: string; // in what the sides differ beside speed: a reader must know it with the ratio
}
