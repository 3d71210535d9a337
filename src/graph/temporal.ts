/** A temporal graph as columns, one row per temporal edge, sorted by time. Nodes are 0 .. nodeCount - 1. */
export interface TemporalGraph {
  readonly nodeCount: number;
  readonly src: Uint32Array; // [edges]
  readonly dst: Uint32Array; // [edges]
  readonly time: Float64Array; // [edges], ascending, in the file's own unit
  readonly labels?: Int32Array; // [nodeCount], class of each node, -1 = none
}
