import { guessEdges, readingBytes } from "../../data/readingMemory";
import { formatBytes, formatShort } from "../../lib/format";

/** Edges up to which nothing is asked: above, walks and skip-gram take minutes, too long for a lecture. */
export const comfortableEdges = 5_000_000;

/** The size that a lecture cut starts with: a run on it takes about a minute. */
export const lectureEdges = 1_000_000;

/** The fewest and most edges of a lecture cut. */
export const cutRange = { min: 10_000, max: 20_000_000 } as const;

/** Says by which rule a lecture cut is made. */
export const cutRule = "the most recent edges among the most active nodes";

/** Browsers give one page about 4 GB whatever the device has. */
const pageBytes = 4e9;

/** The guess of edges from a file's size is true to this factor. */
const guessFactor = 1.5;

/** Returns the memory that the page may fill, in bytes: half of the device's where the browser tells it (in GiB). */
export function memoryLimit(
  deviceMemory = (globalThis.navigator as { deviceMemory?: number } | undefined)?.deviceMemory,
): number {
  return Math.min(pageBytes, deviceMemory === undefined ? pageBytes : (deviceMemory * 2 ** 30) / 2);
}

/**
 * Bounds the memory that training on a graph takes at its peak, in bytes: 66 an edge, while its pairs become samples.
 *
 * 16 for the columns, 8 to split, 18 for the two pairs of an edge and 24 for the samples that they become; docs/scale.md.
 */
export function trainingBytes(edges: number, nodes: number): number {
  return Math.max(66 * edges + 32 * nodes, readingBytes(edges, nodes));
}

/** Says why a graph cannot be trained on whole here; undefined where it may fit. */
export function tooLargeWhole(edges: number, nodes: number, limit: number): string | undefined {
  const need = trainingBytes(edges, nodes);
  if (edges <= comfortableEdges || need <= limit) return undefined;
  return `The whole takes about ${formatBytes(need)} of memory to train on, and this page has about ${formatBytes(limit)}.`;
}

/** Says why a file is too large to be read here; undefined where it may fit. */
export function tooLarge(file: { readonly name: string; readonly size: number }, limit: number): string | undefined {
  const packed = /\.(gz|zip|npz)$/i.test(file.name);
  const edges = guessEdges(file.size, packed) / guessFactor;
  const need = readingBytes(edges, edges / 20);
  if (need <= limit) return undefined;
  return `A file of ${formatBytes(file.size)} holds ${formatShort(edges)} edges or more. Reading it takes at least ${formatBytes(need)} of memory, and this page has about ${formatBytes(limit)}. Cut it down on the command line: npm run -s lab -- run --data ${file.name} --lecture-cut ${lectureEdges}.`;
}
