import { createIntegerTable } from "./integerTable";
import { parsePlainInteger } from "./numberField";
import { createTextTable } from "./textTable";

/** The nodes of a file: two ids are the same node when they are written alike. */
export interface NodeIds {
  /** Returns how many nodes there are. */
  count(): number;
  /** Returns the node of an id, giving a new id the next number. */
  intern(bytes: Uint8Array, start: number, end: number): number;
  /** Returns the node of an id written as a plain whole number of at most 15 digits, giving a new id the next number. */
  internInteger(id: number): number;
  /** Returns the node of an id, -1 where no edge has it. */
  find(bytes: Uint8Array, start: number, end: number): number;
}

/** Creates an empty numbering: nodes are numbered 0, 1, … in the order in which their ids first come. */
export function createNodeIds(): NodeIds {
  const integers = createIntegerTable(); // plain whole numbers, the common case, without touching the text
  const texts = createTextTable();
  let nodes = 0;
  const numbered = (node: number): number => {
    if (node === nodes) nodes++;
    return node;
  };
  return {
    count: () => nodes,
    intern: (bytes, start, end) => {
      const integer = parsePlainInteger(bytes, start, end);
      return numbered(integer >= 0 ? integers.intern(integer, nodes) : texts.intern(bytes, start, end, nodes));
    },
    internInteger: (id) => numbered(integers.intern(id, nodes)),
    find: (bytes, start, end) => {
      const integer = parsePlainInteger(bytes, start, end);
      return integer >= 0 ? integers.find(integer) : texts.find(bytes, start, end);
    },
  };
}
