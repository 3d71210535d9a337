import { dropoutBits, dropoutBits4, mixWords } from "./hash";

/** y[i] = kept(i) ? x[i] * scale : 0 for i in 0 .. count - 1, where kept(i) = bits(key, i) >= threshold. */
export function dropout(x: usize, y: usize, count: i32, key: u32, threshold: u32, scale: f32): void {
  const thresholds = i32x4.splat(threshold);
  const scales = f32x4.splat(scale);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const at = (<usize>i) << 2;
    const kept = i32x4.ge_u(dropoutBits4(key, i), thresholds);
    v128.store(y + at, v128.and(kept, f32x4.mul(v128.load(x + at), scales)));
  }
  for (; i < count; i++) {
    const at = (<usize>i) << 2;
    store<f32>(y + at, dropoutBits(key, i) >= threshold ? load<f32>(x + at) * scale : 0);
  }
}

/** dropout on some rows of a larger matrix: x and y are [height, width], rows [height] says which they are. */
export function dropoutRows(
  x: usize, y: usize, rows: usize, height: i32, width: i32, key: u32, threshold: u32, scale: f32,
): void {
  const thresholds = i32x4.splat(threshold);
  const scales = f32x4.splat(scale);
  if (width == 1) {
    let i = 0;
    for (; i + 4 <= height; i += 4) {
      const at = (<usize>i) << 2;
      const bits = mixWords(v128.xor(i32x4.splat(key), mixWords(v128.load(rows + at))));
      v128.store(y + at, v128.and(i32x4.ge_u(bits, thresholds), f32x4.mul(v128.load(x + at), scales)));
    }
    for (; i < height; i++) {
      const at = (<usize>i) << 2;
      store<f32>(y + at, dropoutBits(key, load<u32>(rows + at)) >= threshold ? load<f32>(x + at) * scale : 0);
    }
    return;
  }
  for (let row = 0; row < height; row++) {
    const place = load<u32>(rows + ((<usize>row) << 2)) * width;
    const from = (<usize>row) * (<usize>width) << 2;
    let unit = 0;
    for (; unit + 4 <= width; unit += 4) {
      const at = from + ((<usize>unit) << 2);
      const kept = i32x4.ge_u(dropoutBits4(key, place + unit), thresholds);
      v128.store(y + at, v128.and(kept, f32x4.mul(v128.load(x + at), scales)));
    }
    for (; unit < width; unit++) {
      const at = from + ((<usize>unit) << 2);
      store<f32>(y + at, dropoutBits(key, place + unit) >= threshold ? load<f32>(x + at) * scale : 0);
    }
  }
}
