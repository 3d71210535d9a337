import { dropoutBits, dropoutBits4 } from "./hash";

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
