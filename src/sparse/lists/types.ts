import type { ConnectionList } from "../../lib/connectionList";
import type { Largest } from "./largest";

/** How a method moves connections that are held as index lists. */
export interface ListRule {
  /** Where new connections come from; "none" never moves any. */
  readonly growth: "none" | "random" | "largest gradient";
  /** Share of the connections that the update of a step replaces. */
  dropFraction(step: number): number;
}

/** Offers the magnitudes of a layer's dense gradient, those of the connections given left out; yields the share that is done. */
export type OfferGradients = (
  layer: string,
  except: { readonly list: ConnectionList; readonly flags: Uint8Array }, // 1 = left out
  largest: Largest,
) => Iterable<number>;
