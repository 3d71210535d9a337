import { type ConnectionList, findConnection, noConnections } from "../../lib/connectionList";
import type { Rng } from "../../lib/rng";
import { createRng } from "../../lib/rng";
import { mapTree, type Tree } from "../../lib/tree";
import type { LayerShape } from "../types";
import { createPlaceSet } from "./placeSet";
import { mergePlaces, type Places, placeOf } from "./places";

/**
 * Draws `count` places uniformly among those that a list lacks or whose flag in it is 0, no place twice.
 *
 * By rejection: no memory but that of what is drawn. The nearly full layer that costs many tries is no larger than its list.
 *
 * @throws RangeError where there are not so many.
 */
export function drawPlaces(list: ConnectionList, kept: Uint8Array, count: number, rng: Rng): Places {
  const { inputs, outputs } = list;
  const taken = kept.reduce((sum, flag) => sum + flag, 0);
  if (count > inputs * outputs - taken) throw new RangeError(`There is no room for ${count} more connections.`);
  const drawn = createPlaceSet(count);
  while (drawn.size < count) {
    const output = rng.int(outputs);
    const input = rng.int(inputs);
    const at = findConnection(list, input, output);
    if (at < 0 || kept[at] === 0) drawn.add(placeOf(inputs, input, output));
  }
  return drawn.sorted();
}

/** Draws lists of exactly `counts[name]` connections, each layer from its own random stream, the same for every method. */
export function drawLists(layers: Tree<LayerShape>, counts: Tree<number>, seed: number): Tree<ConnectionList> {
  return mapTree(layers, ({ inputs, outputs }, name) => {
    const none = noConnections(inputs, outputs);
    const kept = new Uint8Array(0);
    return mergePlaces(none, kept, drawPlaces(none, kept, counts[name], createRng(seed, "random list", name))).list;
  });
}
