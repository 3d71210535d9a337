import type { GraphSample } from "../src/train/graph/messages";

/** A path 0 → 1 → 2 → 3 with an edge 1 → 4, five nodes of two classes; nodes 3 and 4 are for test. */
export const sample: GraphSample = {
  name: "path",
  kind: "file",
  form: "temporal",
  task: "node",
  total: { nodes: 9, edges: 20, isolated: 0 },
  whole: false,
  branch: 3,
  restarts: 0,
  ids: Uint32Array.of(10, 11, 12, 13, 14),
  degree: Uint32Array.of(1, 3, 2, 1, 6),
  labels: Int32Array.of(0, 1, 0, 1, -1),
  classNames: ["a", "b"],
  part: Uint8Array.of(1, 1, 2, 3, 0),
  partAt: Int32Array.of(0, 1, 0, 5, -1),
  firstTime: Float64Array.of(1, 1, 2, 3, 9),
  pairsWithin: 4,
  pairs: {
    src: Uint32Array.of(0, 1, 2, 1),
    dst: Uint32Array.of(1, 2, 3, 4),
    count: Uint32Array.of(1, 2, 1, 1),
    first: Float64Array.of(1, 2, 3, 9),
    last: Float64Array.of(1, 5, 3, 9),
  },
  lastWalked: Float64Array.of(1, 5, 3, 9),
  testAt: Int32Array.of(-1, -1, -1, -1),
  negatives: { src: new Uint32Array(0), dst: new Uint32Array(0), testAt: new Int32Array(0) },
  walks: { walks: [{ nodes: Uint32Array.of(0, 1, 2), times: Float64Array.of(1, 5) }], fewestHops: 2, shorter: 0.5 },
  fields: new Uint32Array(0),
};

/** The same pairs, of which two are tested, and one that is none. */
export const links: GraphSample = {
  ...sample,
  task: "link",
  testAt: Int32Array.of(-1, 7, 4, -1),
  negatives: { src: Uint32Array.of(0), dst: Uint32Array.of(4), testAt: Int32Array.of(12) },
};
