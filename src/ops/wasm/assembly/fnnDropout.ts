import { dropoutBits4, mixWord } from "./hash";

/** What all units of a layer share in one step; as dropoutKey in src/ops/dropout.ts. */
// @ts-ignore: decorator
@inline
export function dropoutKey(seed: u32, step: u32, layer: u32): u32 {
  return mixWord(mixWord(mixWord(seed) ^ step) ^ layer);
}

/** activation · scale where the bits reach the threshold, else 0. */
// @ts-ignore: decorator
@inline
function dropFour(at: usize, bits: v128, threshold: v128, scale: v128): void {
  v128.store(at, v128.and(f32x4.mul(v128.load(at), scale), i32x4.ge_u(bits, threshold)));
}

/**
 * Drops units of one panel of activations, `unit` .. `unit` + 7 of `width`.
 *
 * Row s of the batch has the bits of indices s · width + unit; padding draws bits of other units and stays 0.
 */
export function dropPanel(
  a: usize, rows: i32, slot: i32, width: i32, unit: i32, key: u32, threshold: u32, scale: f32,
): void {
  const thresholds = i32x4.splat(threshold);
  const scales = f32x4.splat(scale);
  let index = <u32>(slot * width + unit);
  for (let t = 0; t < rows; t++) {
    dropFour(a, dropoutBits4(key, index), thresholds, scales);
    dropFour(a + 16, dropoutBits4(key, index + 4), thresholds, scales);
    a += 32;
    index += <u32>width;
  }
}
