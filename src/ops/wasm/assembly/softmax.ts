import { expOfNegative, logOfLarge } from "./fnnSimd";

/**
 * Mean of -log softmax(z)[y] over rows z[t][0 .. classes) with classes y[t], float32 both, and its gradient (p - y) / count.
 */
export function softmaxMean(z: usize, y: usize, loss: usize, gradient: usize, count: i32, classes: i32): void {
  const rowBytes = (<usize>classes) << 2;
  const weight: f64 = 1 / <f64>count;
  let sum: f64 = 0;
  for (let t = 0; t < count; t++, z += rowBytes, gradient += rowBytes) {
    let top = load<f32>(z);
    for (let at: usize = 4; at < rowBytes; at += 4) top = max(top, load<f32>(z + at));
    const tops = f32x4.splat(top);
    let total: f64 = 0;
    let at: usize = 0;
    for (; at + 16 <= rowBytes; at += 16) {
      const e = expOfNegative(f32x4.sub(v128.load(z + at), tops));
      v128.store(gradient + at, e);
      total += <f64>f32x4.extract_lane(e, 0) + <f64>f32x4.extract_lane(e, 1);
      total += <f64>f32x4.extract_lane(e, 2) + <f64>f32x4.extract_lane(e, 3);
    }
    for (; at < rowBytes; at += 4) {
      const e = f32x4.extract_lane(expOfNegative(f32x4.splat(load<f32>(z + at) - top)), 0);
      store<f32>(gradient + at, e);
      total += <f64>e;
    }
    const own = (<usize>(<i32>load<f32>(y + (<usize>t << 2)))) << 2;
    sum += logOfLarge(total) - (<f64>load<f32>(z + own) - <f64>top);
    const share = <f32>(weight / total);
    for (at = 0; at < rowBytes; at += 4) store<f32>(gradient + at, share * load<f32>(gradient + at));
    store<f32>(gradient + own, load<f32>(gradient + own) - <f32>weight);
  }
  store<f32>(loss, <f32>(sum * weight));
}
