/**
 * Samples that lie side by side in a tile, so that one weight meets them all in registers.
 *
 * Activations of sparse layers are float32 [tiles, units, tileSamples]: a tile of 4096 units fits the cache of a core.
 */
export const tileSamples = 32;

/** Returns how many tiles hold so many samples; the last may have room left, which holds zeros or is not read. */
export function tileCount(samples: number): number {
  return Math.ceil(samples / tileSamples);
}
