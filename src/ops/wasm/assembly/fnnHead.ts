import { gate, laneSums, multiplyAdd } from "./fnnSimd";

/** z[t] = bias + Σ_k a[t][k] · w[k], 4 rows at a time: the product with a single column. */
export function singleHead(a: usize, aStride: usize, panels: i32, w: usize, bias: usize, z: usize, rows: i32): void {
  const zero = f32x4.splat(0);
  const biases = bias ? v128.load32_splat(bias) : zero;
  for (let t = 0; t < rows; t += 4) {
    let c00 = zero, c10 = zero, c20 = zero, c30 = zero;
    let c01 = zero, c11 = zero, c21 = zero, c31 = zero;
    let panel = a;
    let weight = w;
    for (let p = 0; p < panels; p++) {
      const w0 = v128.load(weight, 0);
      const w1 = v128.load(weight, 16);
      c00 = multiplyAdd(c00, v128.load(panel, 0), w0);
      c01 = multiplyAdd(c01, v128.load(panel, 16), w1);
      c10 = multiplyAdd(c10, v128.load(panel, 32), w0);
      c11 = multiplyAdd(c11, v128.load(panel, 48), w1);
      c20 = multiplyAdd(c20, v128.load(panel, 64), w0);
      c21 = multiplyAdd(c21, v128.load(panel, 80), w1);
      c30 = multiplyAdd(c30, v128.load(panel, 96), w0);
      c31 = multiplyAdd(c31, v128.load(panel, 112), w1);
      panel += aStride;
      weight += 32;
    }
    const sums = laneSums(f32x4.add(c00, c01), f32x4.add(c10, c11), f32x4.add(c20, c21), f32x4.add(c30, c31));
    v128.store(z, f32x4.add(sums, biases));
    a += 128;
    z += 16;
  }
}

/**
 * The way back through a single head for one panel a of its inputs, in one pass over a.
 *
 * gw[k] = (add ? gw : 0) + Σ_t d[t] · a[t][k];  a[t][k] ← a > 0 ? d[t] · w[k] · scale : 0;
 * gb[k] = (add ? gb : 0) + Σ_t a[t][k], the gradient of the bias of the layer below, left out where gb is 0.
 */
export function singleHeadBack(
  a: usize, rows: i32, d: usize, w: usize, scale: f32, gw: usize, gb: usize, add: bool,
): void {
  const zero = f32x4.splat(0);
  const scales = f32x4.splat(scale);
  const w0 = v128.load(w, 0);
  const w1 = v128.load(w, 16);
  let gw0 = add ? v128.load(gw, 0) : zero;
  let gw1 = add ? v128.load(gw, 16) : zero;
  let gb0 = add && gb ? v128.load(gb, 0) : zero;
  let gb1 = add && gb ? v128.load(gb, 16) : zero;
  for (let t = 0; t < rows; t++) {
    const delta = v128.load32_splat(d);
    const a0 = v128.load(a, 0);
    const a1 = v128.load(a, 16);
    gw0 = multiplyAdd(gw0, a0, delta);
    gw1 = multiplyAdd(gw1, a1, delta);
    const back0 = gate(f32x4.mul(delta, w0), scales, a0);
    const back1 = gate(f32x4.mul(delta, w1), scales, a1);
    v128.store(a, back0, 0);
    v128.store(a, back1, 16);
    gb0 = f32x4.add(gb0, back0);
    gb1 = f32x4.add(gb1, back1);
    a += 32;
    d += 4;
  }
  v128.store(gw, gw0, 0);
  v128.store(gw, gw1, 16);
  if (gb) {
    v128.store(gb, gb0, 0);
    v128.store(gb, gb1, 16);
  }
}
