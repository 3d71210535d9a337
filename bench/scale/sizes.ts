/** The sizes that are measured; the two names have exactly the nodes and edges of SNAP's files. */
export const sizes = {
  "100k": { nodes: 4_098, edges: 100_000 },
  "1m": { nodes: 40_978, edges: 1_000_000 },
  "wiki-talk": { nodes: 1_140_149, edges: 7_833_140 },
  stackoverflow: { nodes: 2_601_977, edges: 63_497_050 },
} as const satisfies Record<string, { nodes: number; edges: number }>;

/** The name of a size. */
export type SizeName = keyof typeof sizes;
