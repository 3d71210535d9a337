import { type ConnectionList, findConnection } from "../../lib/connectionList";
import { mapTree, type Tree } from "../../lib/tree";
import { mergePlaces, placeOf } from "./places";

/** Returns the connections that are in either of two lists of a layer. */
export function unite(a: ConnectionList, b: ConnectionList): ConnectionList {
  const added: number[] = [];
  for (let o = 0; o < b.outputs; o++) {
    for (let c = b.start[o]; c < b.start[o + 1]; c++) {
      if (findConnection(a, b.input[c], o) < 0) added.push(placeOf(b.inputs, b.input[c], o));
    }
  }
  return mergePlaces(a, new Uint8Array(a.input.length).fill(1), Float64Array.from(added)).list;
}

/** Adds lists to those that have ever been active: the numerator of R_s. arXiv:2102.02887 */
export function uniteAll(ever: Tree<ConnectionList> | undefined, lists: Tree<ConnectionList>): Tree<ConnectionList> {
  return ever === undefined ? lists : mapTree(lists, (list, name) => unite(ever[name], list));
}

/** Counts the connections of all lists. */
export function countConnections(lists: Tree<ConnectionList>): number {
  return Object.values(lists).reduce((sum, { input }) => sum + input.length, 0);
}
