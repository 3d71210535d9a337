import { gate, multiplyAdd } from "./fnnSimd";

/** What is done with a finished sum. */
export const LINEAR: i32 = 0;
export const RELU: i32 = 1;
/** c = gates > 0 ? sum · scale : 0, where gates holds the activations: the way back through ReLU and dropout. */
export const GATE: i32 = 2;

/**
 * c[t][0 .. 7] = bias + Σ_k a[t][k] · b[k][0 .. 7] for one panel of c, 4 rows at a time.
 *
 * a: panels of 8 k, aStride bytes apart; b: [8 · panels][8]; bias: 8 floats or 0; rows: a multiple of 4; gates may be c.
 * The 4 × 8 sums and their operands fit the 16 vector registers of x86-64. Unrolling the loop over k halves the
 * speed: V8 then moves loads ahead and runs out of registers.
 */
export function productPanel(
  a: usize, aStride: usize, panels: i32, b: usize, bias: usize, c: usize, rows: i32, finish: i32, gates: usize, scale: f32,
): void {
  const zero = f32x4.splat(0);
  const scales = f32x4.splat(scale);
  const bias0 = bias ? v128.load(bias, 0) : zero;
  const bias1 = bias ? v128.load(bias, 16) : zero;
  for (let t = 0; t < rows; t += 4) {
    let c00 = bias0, c10 = bias0, c20 = bias0, c30 = bias0;
    let c01 = bias1, c11 = bias1, c21 = bias1, c31 = bias1;
    let panel = a;
    let row = b;
    for (let p = 0; p < panels; p++) {
      let at = panel;
      for (let k = 0; k < 8; k++) {
        const b0 = v128.load(row, 0);
        const b1 = v128.load(row, 16);
        const x0 = v128.load32_splat(at, 0);
        c00 = multiplyAdd(c00, x0, b0);
        c01 = multiplyAdd(c01, x0, b1);
        const x1 = v128.load32_splat(at, 32);
        c10 = multiplyAdd(c10, x1, b0);
        c11 = multiplyAdd(c11, x1, b1);
        const x2 = v128.load32_splat(at, 64);
        c20 = multiplyAdd(c20, x2, b0);
        c21 = multiplyAdd(c21, x2, b1);
        const x3 = v128.load32_splat(at, 96);
        c30 = multiplyAdd(c30, x3, b0);
        c31 = multiplyAdd(c31, x3, b1);
        at += 4;
        row += 32;
      }
      panel += aStride;
    }
    if (finish == RELU) {
      c00 = f32x4.pmax(c00, zero);
      c01 = f32x4.pmax(c01, zero);
      c10 = f32x4.pmax(c10, zero);
      c11 = f32x4.pmax(c11, zero);
      c20 = f32x4.pmax(c20, zero);
      c21 = f32x4.pmax(c21, zero);
      c30 = f32x4.pmax(c30, zero);
      c31 = f32x4.pmax(c31, zero);
    } else if (finish == GATE) {
      c00 = gate(c00, scales, v128.load(gates, 0));
      c01 = gate(c01, scales, v128.load(gates, 16));
      c10 = gate(c10, scales, v128.load(gates, 32));
      c11 = gate(c11, scales, v128.load(gates, 48));
      c20 = gate(c20, scales, v128.load(gates, 64));
      c21 = gate(c21, scales, v128.load(gates, 80));
      c30 = gate(c30, scales, v128.load(gates, 96));
      c31 = gate(c31, scales, v128.load(gates, 112));
    }
    v128.store(c, c00, 0);
    v128.store(c, c01, 16);
    v128.store(c, c10, 32);
    v128.store(c, c11, 48);
    v128.store(c, c20, 64);
    v128.store(c, c21, 80);
    v128.store(c, c30, 96);
    v128.store(c, c31, 112);
    a += 128;
    c += 128;
    gates += 128;
  }
}
