// The dense gradient of a layer on index lists, a tile at a time. Activations and deltas are [tiles, units, 32 samples] as
// in sparseLayer.ts; a unit of a tile of samples is 8 vectors, 128 bytes.
import { laneSums, multiplyAdd } from "./fnnSimd";

/** Tells whether a unit is 0, +0 or -0, in all samples; `at` is its place in the first tile. */
export function isZeroUnit(at: usize, units: i32, tiles: i32): bool {
  let any = f32x4.splat(0);
  for (let tile = 0; tile < tiles; tile++) {
    for (let s: usize = 0; s < 128; s += 16) any = v128.or(any, v128.load(at + s));
    at += (<usize>units) << 7;
  }
  return !v128.any_true(v128.and(any, i32x4.splat(0x7fffffff)));
}

/** sums[u] = Σ over samples of d[u], the gradient of a bias. */
export function sumSamples(d: usize, sums: usize, units: i32, tiles: i32): void {
  const zero = f32x4.splat(0);
  for (let u = 0; u < units; u++) {
    let sum = zero;
    let at = d + ((<usize>u) << 7);
    for (let tile = 0; tile < tiles; tile++) {
      for (let s: usize = 0; s < 128; s += 16) sum = f32x4.add(sum, v128.load(at + s));
      at += (<usize>units) << 7;
    }
    store<f32>(sums + ((<usize>u) << 2), f32x4.extract_lane(laneSums(sum, zero, zero, zero), 0));
  }
}

/**
 * g[r, c] = Σ over samples of x[from[r]] · d[to[c]], row-major [rows, width]: a part of the dense gradient.
 *
 * `rows` is even and `width` a multiple of 4; the lists from and to say which units these are.
 */
export function gradientTile(
  x: usize, inputs: i32, from: usize, rows: i32, d: usize, outputs: i32, to: usize, width: i32, tiles: i32, g: usize,
): void {
  const rowBytes = (<usize>width) << 2;
  const xTile = (<usize>inputs) << 7;
  const dTile = (<usize>outputs) << 7;
  for (let c: usize = 0; c < rowBytes; c += 16) {
    const d0 = d + ((<usize>load<u32>(to + c, 0)) << 7);
    const d1 = d + ((<usize>load<u32>(to + c, 4)) << 7);
    const d2 = d + ((<usize>load<u32>(to + c, 8)) << 7);
    const d3 = d + ((<usize>load<u32>(to + c, 12)) << 7);
    for (let r: usize = 0; r < <usize>rows; r += 2) {
      let x0 = x + ((<usize>load<u32>(from + (r << 2), 0)) << 7);
      let x1 = x + ((<usize>load<u32>(from + (r << 2), 4)) << 7);
      let s00 = f32x4.splat(0), s01 = s00, s02 = s00, s03 = s00;
      let s10 = s00, s11 = s00, s12 = s00, s13 = s00;
      let tileAt: usize = 0;
      for (let tile = 0; tile < tiles; tile++) {
        for (let s: usize = 0; s < 128; s += 16) {
          const a0 = v128.load(x0 + s);
          const a1 = v128.load(x1 + s);
          const b0 = v128.load(d0 + tileAt + s);
          const b1 = v128.load(d1 + tileAt + s);
          const b2 = v128.load(d2 + tileAt + s);
          const b3 = v128.load(d3 + tileAt + s);
          s00 = multiplyAdd(s00, a0, b0);
          s01 = multiplyAdd(s01, a0, b1);
          s02 = multiplyAdd(s02, a0, b2);
          s03 = multiplyAdd(s03, a0, b3);
          s10 = multiplyAdd(s10, a1, b0);
          s11 = multiplyAdd(s11, a1, b1);
          s12 = multiplyAdd(s12, a1, b2);
          s13 = multiplyAdd(s13, a1, b3);
        }
        x0 += xTile;
        x1 += xTile;
        tileAt += dTile;
      }
      const at = g + r * rowBytes + c;
      v128.store(at, laneSums(s00, s01, s02, s03));
      v128.store(at + rowBytes, laneSums(s10, s11, s12, s13));
    }
  }
}

/** Writes to found and columns the magnitudes of a row above a threshold and where they stand; returns how many. */
export function scanRow(row: usize, count: i32, threshold: f32, found: usize, columns: usize): i32 {
  const thresholds = f32x4.splat(threshold);
  let hits = 0;
  for (let c = 0; c < count; c += 4) {
    const magnitudes = f32x4.abs(v128.load(row + ((<usize>c) << 2)));
    let above = i32x4.bitmask(f32x4.gt(magnitudes, thresholds));
    while (above) {
      const column = c + ctz(above);
      above &= above - 1;
      if (column >= count) break;
      const to = (<usize>hits) << 2;
      store<f32>(found + to, abs(load<f32>(row + ((<usize>column) << 2))));
      store<i32>(columns + to, column);
      hits++;
    }
  }
  return hits;
}
