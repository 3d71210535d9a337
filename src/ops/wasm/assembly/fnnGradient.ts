import { multiplyAdd } from "./fnnSimd";

/** g[i][0 .. 7] = (add ? g : 0) + Σ_t a[t][i] · b[t][0 .. 7] for 4 inputs i. */
// @ts-ignore: decorator
@inline
function gradientBlock(a: usize, b: usize, rows: i32, g: usize, add: bool): void {
  const zero = f32x4.splat(0);
  let c00 = zero, c10 = zero, c20 = zero, c30 = zero;
  let c01 = zero, c11 = zero, c21 = zero, c31 = zero;
  if (add) {
    c00 = v128.load(g, 0);
    c01 = v128.load(g, 16);
    c10 = v128.load(g, 32);
    c11 = v128.load(g, 48);
    c20 = v128.load(g, 64);
    c21 = v128.load(g, 80);
    c30 = v128.load(g, 96);
    c31 = v128.load(g, 112);
  }
  // A short inner loop has an end that branch prediction learns.
  for (let t = 0; t < rows; t += 4) {
    for (let k = 0; k < 4; k++) {
      const b0 = v128.load(b, 0);
      const b1 = v128.load(b, 16);
      const x0 = v128.load32_splat(a, 0);
      c00 = multiplyAdd(c00, x0, b0);
      c01 = multiplyAdd(c01, x0, b1);
      const x1 = v128.load32_splat(a, 4);
      c10 = multiplyAdd(c10, x1, b0);
      c11 = multiplyAdd(c11, x1, b1);
      const x2 = v128.load32_splat(a, 8);
      c20 = multiplyAdd(c20, x2, b0);
      c21 = multiplyAdd(c21, x2, b1);
      const x3 = v128.load32_splat(a, 12);
      c30 = multiplyAdd(c30, x3, b0);
      c31 = multiplyAdd(c31, x3, b1);
      a += 32;
      b += 32;
    }
  }
  v128.store(g, c00, 0);
  v128.store(g, c01, 16);
  v128.store(g, c10, 32);
  v128.store(g, c11, 48);
  v128.store(g, c20, 64);
  v128.store(g, c21, 80);
  v128.store(g, c30, 96);
  v128.store(g, c31, 112);
}

/**
 * g[i][0 .. 7] = (add ? g : 0) + Σ_t a[t][i] · b[t][0 .. 7] for all inputs i and one panel b of deltas.
 *
 * a: panels of 8 inputs, aStride bytes apart; rows: a multiple of 4. A first tile overwrites, so nothing needs clearing.
 */
export function gradientPanel(
  a: usize, aStride: usize, panels: i32, b: usize, rows: i32, g: usize, add: bool,
): void {
  for (let p = 0; p < panels; p++) {
    for (let half: usize = 0; half < 32; half += 16) {
      gradientBlock(a + half, b, rows, g, add);
      g += 128;
    }
    a += aStride;
  }
}

/** g[0 .. 7] = (add ? g : 0) + Σ_t b[t][0 .. 7], the gradient of a bias. */
export function biasGradient(b: usize, rows: i32, g: usize, add: bool): void {
  const zero = f32x4.splat(0);
  let even0 = add ? v128.load(g, 0) : zero;
  let even1 = add ? v128.load(g, 16) : zero;
  let odd0 = zero;
  let odd1 = zero;
  for (let t = 0; t < rows; t += 2) {
    even0 = f32x4.add(even0, v128.load(b, 0));
    even1 = f32x4.add(even1, v128.load(b, 16));
    odd0 = f32x4.add(odd0, v128.load(b, 32));
    odd1 = f32x4.add(odd1, v128.load(b, 48));
    b += 64;
  }
  v128.store(g, f32x4.add(even0, odd0), 0);
  v128.store(g, f32x4.add(even1, odd1), 16);
}
