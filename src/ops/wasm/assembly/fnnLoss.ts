import { expOfNegative, log1pOfUnit, logOfLarge } from "./fnnSimd";

/**
 * Binary cross-entropy over logits z[t] with labels y[t] (0 or 1), t < count; z[t] becomes (sigmoid(z) - y) · weight.
 *
 * loss = max(z, 0) - z · y + log(1 + e^-|z|). Rows up to the next multiple of 4 get the gradient 0. Returns the sum.
 */
export function binaryLoss(z: usize, y: usize, count: i32, weight: f32): f64 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const weights = f32x4.splat(weight);
  let sum: f64 = 0;
  for (let t = 0; t < count; t += 4) {
    const lanes = i32x4.add(i32x4.splat(t), i32x4(0, 1, 2, 3));
    const inside = i32x4.lt_s(lanes, i32x4.splat(count));
    const logit = v128.load(z);
    const label = f32x4.convert_i32x4_s(v128.load(y));
    const e = expOfNegative(f32x4.neg(f32x4.abs(logit)));
    const share = f32x4.div(one, f32x4.add(one, e)); // sigmoid(|z|)
    const sigmoid = v128.bitselect(f32x4.mul(e, share), share, f32x4.lt(logit, zero));
    const base = f32x4.sub(f32x4.pmax(logit, zero), f32x4.mul(logit, label));
    const loss = v128.and(f32x4.add(base, log1pOfUnit(e)), inside);
    v128.store(z, v128.and(f32x4.mul(f32x4.sub(sigmoid, label), weights), inside));
    sum += <f64>f32x4.extract_lane(loss, 0) + <f64>f32x4.extract_lane(loss, 1);
    sum += <f64>f32x4.extract_lane(loss, 2) + <f64>f32x4.extract_lane(loss, 3);
    z += 16;
    y += 16;
  }
  return sum;
}

/** The byte offset of column k of a tile row whose panels are panelBytes apart. */
// @ts-ignore: decorator
@inline
function columnAt(k: i32, panelBytes: usize): usize {
  return panelBytes * <usize>(k >> 3) + (<usize>(k & 7) << 2);
}

/**
 * Softmax cross-entropy over logits z[t][0 .. classes) with classes y[t], t < count; z becomes (softmax - onehot) · weight.
 *
 * loss = log Σ_k e^(z_k - max) - (z_y - max). Columns past the classes are 0 and stay 0; rows up to the next multiple
 * of 4 get the gradient 0. Returns the sum.
 */
export function softmaxLoss(z: usize, panelBytes: usize, classes: i32, y: usize, count: i32, weight: f32): f64 {
  const panels = (classes + 7) >> 3;
  const zero = f32x4.splat(0);
  let sum: f64 = 0;
  for (let t = 0; t < count; t++) {
    let top = load<f32>(z);
    for (let k = 1; k < classes; k++) top = max(top, load<f32>(z + columnAt(k, panelBytes)));
    const tops = f32x4.splat(top);
    const own = columnAt(load<i32>(y + (<usize>t << 2)), panelBytes);
    const ownLogit = load<f32>(z + own);
    let total: f64 = 0;
    for (let p = 0; p < panels; p++) {
      for (let half = 0; half < 2; half++) {
        const column = (p << 3) + (half << 2);
        const at = z + columnAt(column, panelBytes);
        const lanes = i32x4.add(i32x4.splat(column), i32x4(0, 1, 2, 3));
        const e = v128.and(
          expOfNegative(f32x4.sub(v128.load(at), tops)),
          i32x4.lt_s(lanes, i32x4.splat(classes)),
        );
        v128.store(at, e);
        total += <f64>f32x4.extract_lane(e, 0) + <f64>f32x4.extract_lane(e, 1);
        total += <f64>f32x4.extract_lane(e, 2) + <f64>f32x4.extract_lane(e, 3);
      }
    }
    sum += logOfLarge(total) - (<f64>ownLogit - <f64>top);
    const share = f32x4.splat(<f32>(<f64>weight / total));
    for (let p = 0; p < panels; p++) {
      const at = z + panelBytes * <usize>p;
      v128.store(at, f32x4.mul(v128.load(at, 0), share), 0);
      v128.store(at, f32x4.mul(v128.load(at, 16), share), 16);
    }
    store<f32>(z + own, load<f32>(z + own) - weight);
    z += 32;
  }
  for (let t = count; (t & 3) != 0; t++) {
    for (let p = 0; p < panels; p++) {
      const at = z + panelBytes * <usize>p;
      v128.store(at, zero, 0);
      v128.store(at, zero, 16);
    }
    z += 32;
  }
  return sum;
}
