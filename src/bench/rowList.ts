/** A group of rows, as the command line names them. */
export type RowGroup = "fnn" | "wide" | "gnn" | "spmm" | "embedding";

/** What is known of a row before it is measured. */
export interface RowEntry {
  readonly group: RowGroup;
  readonly label: string;
  readonly quick: boolean; // also in a quick benchmark
}

/** The rows of the benchmark, in the order of its table. */
export const rowList = {
  "link-sgd": { group: "fnn", label: "Link FNN 16-128-1, batch 1024, SGD", quick: true },
  "link-adam": { group: "fnn", label: "Link FNN 16-128-1, batch 1024, Adam", quick: true },
  "brain-adam": { group: "fnn", label: "Brain FNN 64-256-128-10, batch 512, Adam", quick: true },
  "wide-adam": { group: "wide", label: "Wide FNN 64-4096-2048-10, 95 % sparse, batch 128, Adam", quick: true },
  gcn: { group: "gnn", label: "GCN 1433-16-7, Cora's size, Adam", quick: true },
  sage: { group: "gnn", label: "GraphSAGE 1433-16-7, Cora's size, Adam", quick: true },
  "spmm-16": { group: "spmm", label: "Sparse product, ia-email's size, 16 wide", quick: true },
  "spmm-64": { group: "spmm", label: "Sparse product, ia-email's size, 64 wide", quick: true },
  "spmm-cora": { group: "spmm", label: "Sparse product, Cora's size, 16 wide", quick: false },
  "spmm-small": { group: "spmm", label: "Sparse product, 300 nodes, 16 wide", quick: false },
  walks: { group: "embedding", label: "Temporal walks, ia-email's size", quick: true },
  "skip-gram": { group: "embedding", label: "Skip-gram on these walks, 8 dimensions", quick: true },
} as const satisfies Record<string, RowEntry>;

/** The name of a row. */
export type RowId = keyof typeof rowList;

/** The groups of rows, in the order of the table. */
export const rowGroups: readonly RowGroup[] = ["fnn", "wide", "gnn", "spmm", "embedding"];

/** Returns the rows of some groups; of a quick benchmark, where asked for. */
export function rowsOf(groups: readonly RowGroup[], quick: boolean): readonly RowId[] {
  return (Object.keys(rowList) as RowId[]).filter((id) => {
    const entry: RowEntry = rowList[id];
    return groups.includes(entry.group) && (entry.quick || !quick);
  });
}
