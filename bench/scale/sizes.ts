/** The sizes that are measured; the two names have exactly the nodes and edges of SNAP's files. */
export const sizes = {
  "100k": { nodes: 4_098, edges: 100_000 },
  "300k": { nodes: 12_293, edges: 300_000 },
  "1m": { nodes: 40_978, edges: 1_000_000 },
  "3m": { nodes: 122_934, edges: 3_000_000 },
  "wiki-talk": { nodes: 1_140_149, edges: 7_833_140 },
  "10m": { nodes: 409_780, edges: 10_000_000 },
  stackoverflow: { nodes: 2_601_977, edges: 63_497_050 },
} as const satisfies Record<string, { nodes: number; edges: number }>;

/** The name of a size. */
export type SizeName = keyof typeof sizes;

/** The sizes with as many edges for each node, 24.4 as in stackoverflow: cost is held against edges over these alone. */
export const seriesSizes: readonly SizeName[] = ["100k", "300k", "1m", "3m", "10m"];
