import { type ConnectionList, findConnection } from "../../lib/connectionList";
import { createRng } from "../../lib/rng";
import { drawPlaces } from "./draw";
import { keepLargest } from "./keepLargest";
import { createLargest } from "./largest";
import { createPlaceSet } from "./placeSet";
import { type Merged, mergePlaces, type Places, placeOf } from "./places";
import type { ListRule, OfferGradients } from "./types";

/** What an update of a layer goes by. */
export interface ListUpdateInput {
  readonly rule: ListRule;
  readonly seed: number;
  readonly step: number; // 1-based; the optimizer step just taken, or the one being replaced
  readonly layer: string;
  readonly list: ConnectionList;
  readonly weights: Float32Array; // in the order of the list
  readonly offer: OfferGradients;
}

/** A layer's list after an update, where each connection stood before, and how many are not of before. */
export interface ListUpdate extends Merged {
  readonly grown: number;
  /** Values that new connections start with, in the list's order and 0 elsewhere; absent where they start at 0. */
  readonly started?: Float32Array;
}

/**
 * Drops ⌊dropFraction · connections⌋ of smallest |weight| in a layer and grows as many, by the rule of SET or RigL.
 *
 * What `replaceConnections` does with masks; nothing here is as large as the layer. Just-dropped connections may grow back
 * and then keep what they had. Yields the share that is done. Returns undefined where nothing is to be dropped.
 */
export function* replaceInList(input: ListUpdateInput): Generator<number, ListUpdate | undefined> {
  const { rule, seed, step, layer, list, weights, offer } = input;
  const dropped = rule.growth === "none" ? 0 : Math.floor(rule.dropFraction(step) * list.input.length);
  if (dropped === 0) return undefined;
  const kept = keepLargest(list, weights, list.input.length - dropped);
  if (rule.growth === "random") {
    const rng = createRng(seed, "set grow", step, layer);
    return withValues(mergePlaces(list, kept, drawPlaces(list, kept, dropped, rng)), input);
  }
  const largest = createLargest(dropped, list.inputs);
  yield* offer(layer, { list, flags: kept }, largest);
  return counted(mergePlaces(list, kept, fillUp(list, kept, largest.places(), dropped)));
}

function counted(merged: Merged): ListUpdate {
  let grown = 0;
  for (let c = 0; c < merged.from.length; c++) if (merged.from[c] < 0) grown++;
  return { ...merged, grown };
}

/** Starts what has grown uniformly in ±1/√inputs, as SET does. */
function withValues(merged: Merged, { seed, step, layer, list }: ListUpdateInput): ListUpdate {
  const rng = createRng(seed, "set values", step, layer);
  const bound = 1 / Math.sqrt(list.inputs);
  const started = Float32Array.from(merged.from, (from) => (from < 0 ? (2 * rng.float() - 1) * bound : 0));
  return { ...counted(merged), started };
}

/**
 * Returns `count` places: those given, and where they are too few the inactive ones of lowest row-major index.
 *
 * Their gradient is 0 or, in a net that has diverged, no number.
 */
function fillUp(list: ConnectionList, kept: Uint8Array, places: Places, count: number): Places {
  if (places.length === count) return places;
  const all = createPlaceSet(count);
  for (const place of places) all.add(place);
  for (let input = 0; input < list.inputs && all.size < count; input++) {
    for (let output = 0; output < list.outputs && all.size < count; output++) {
      const at = findConnection(list, input, output);
      if (at < 0 || kept[at] === 0) all.add(placeOf(list.inputs, input, output));
    }
  }
  return all.sorted();
}
