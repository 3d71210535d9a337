import type { ConnectionList } from "../../lib/connectionList";
import type { Tree } from "../../lib/tree";
import { type FnnLayer, fnnLayers } from "../fnn/shape";
import { tileCount, tileSamples } from "../sparseLayer/tileShape";

/** Input units whose part of the dense gradient is formed at once. */
export const tileRows = 16;

/** What the size of a net on lists follows from. */
export interface ListNetSize {
  readonly sizes: readonly number[];
  readonly bias: boolean;
  readonly batchSize: number;
  readonly counts: Tree<number>; // connections of each layer
}

/** Where the arrays of a net lie in a memory of its own. */
export interface ListNetLayout {
  readonly layers: readonly FnnLayer[];
  readonly tiles: number; // of samples
  readonly tileWidth: number;
  readonly bytes: number;
  /** Returns the byte offset of a block. */
  at(name: string): number;
  /** Returns how many 32-bit numbers a block has. */
  count(name: string): number;
}

/** Counts the connections of each list. */
export function listCounts(lists: Tree<ConnectionList>): Tree<number> {
  return Object.fromEntries(Object.entries(lists).map(([name, { input }]) => [name, input.length]));
}

/**
 * Lays a net out: for each connection where it comes from, its value, gradient and two moments, and all but the last three
 * once more input by input; for each unit its samples, and the gradients of these.
 */
export function layOutLists({ sizes, bias, batchSize, counts }: ListNetSize): ListNetLayout {
  const layers = fnnLayers(sizes, bias);
  const tiles = tileCount(batchSize);
  const tileWidth = Math.ceil(Math.max(...sizes.slice(1)) / 4) * 4;
  const blocks = new Map<string, { readonly at: number; readonly count: number }>();
  let bytes = 16; // an offset of 0 stands for none
  const reserve = (name: string, count: number): void => {
    blocks.set(name, { at: bytes, count });
    bytes += Math.ceil(Math.max(1, count) / 4) * 16;
  };
  for (const [index, { weights, bias: biases, inputs, outputs }] of layers.entries()) {
    reserve(`start ${weights}`, outputs + 1);
    reserve(`input ${weights}`, counts[weights]);
    // The data needs no gradient.
    if (index > 0) {
      reserve(`start by input ${weights}`, inputs + 1);
      for (const part of ["output", "place", "ordered"]) reserve(`${part} ${weights}`, counts[weights]);
    }
    for (const [name, count] of [[weights, counts[weights]] as const, [biases, outputs] as const]) {
      if (name === undefined) continue;
      for (const part of ["value", "gradient", "first", "second"]) reserve(`${part} ${name}`, count);
    }
  }
  for (const [index, units] of sizes.entries()) {
    reserve(`activation ${index}`, tiles * units * tileSamples);
    if (index > 0) reserve(`delta ${index}`, tiles * units * tileSamples);
  }
  reserve("units", tileRows);
  reserve("live", tileWidth);
  reserve("tile", tileRows * tileWidth);
  reserve("found", tileWidth);
  reserve("columns", tileWidth);
  return {
    layers,
    tiles,
    tileWidth,
    bytes,
    at: (name) => blockOf(name).at,
    count: (name) => blockOf(name).count,
  };

  function blockOf(name: string): { readonly at: number; readonly count: number } {
    const block = blocks.get(name);
    if (!block) throw new Error(`There is no block "${name}".`);
    return block;
  }
}
