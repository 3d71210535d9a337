/** Bytes that reading an edge list needs at its peak, for each edge: source, target and time, and half as much to sort them. */
const bytesPerEdge = 24;

/** Bytes for each node: its slots in the table of ids, of which there are up to three of 16 bytes, and half as many from before it grew. */
const bytesPerNode = 72;

/** Bytes that do not grow with the file: chunks on their way, program and compiler. */
const bytesAtLeast = 64 * 1024 * 1024;

/**
 * Bounds the memory that reading, sorting and summing up an edge list takes at its peak, in bytes.
 *
 * 24 bytes an edge, 72 bytes a node and 64 MiB; 16 bytes an edge stay. It holds for ids that are whole numbers; ids in
 * letters take their own length and up to 40 bytes a node more. docs/scale.md shows it measured.
 */
export function readingBytes(edges: number, nodes: number): number {
  return bytesPerEdge * edges + bytesPerNode * nodes + bytesAtLeast;
}

/** Bytes a row takes in the SNAP files at hand: 21.6 unpacked and 7.1 packed in sx-mathoverflow, 26.5 unpacked in sx-stackoverflow. */
const bytesPerRow = { plain: 24, gz: 7 } as const;

/** Guesses from a file's size in bytes how many edges it holds, before it is read; true to a factor of about 1.5. */
export function guessEdges(fileBytes: number, gz: boolean): number {
  return Math.round(fileBytes / (gz ? bytesPerRow.gz : bytesPerRow.plain));
}
