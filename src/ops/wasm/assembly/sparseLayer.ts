import { mixWords } from "./hash";
import { gate, laneSums, multiplyAdd } from "./fnnSimd";

// Layers over index lists. Activations are [tiles, units, 32 samples]; a unit of a tile is 8 vectors, 128 bytes.

/** to[0 .. 31] = bias + Σ over connections first .. end - 1 of weight · from[unit][0 .. 31], in their order. */
// @ts-ignore: decorator
@inline
function sumUnits(first: u32, end: u32, unit: usize, weights: usize, from: usize, bias: f32, to: usize): void {
  let s0 = f32x4.splat(bias);
  let s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  const last = (<usize>end) << 2;
  for (let c = (<usize>first) << 2; c < last; c += 4) {
    const w = v128.load32_splat(weights + c);
    const x = from + ((<usize>load<u32>(unit + c)) << 7);
    s0 = multiplyAdd(s0, w, v128.load(x, 0));
    s1 = multiplyAdd(s1, w, v128.load(x, 16));
    s2 = multiplyAdd(s2, w, v128.load(x, 32));
    s3 = multiplyAdd(s3, w, v128.load(x, 48));
    s4 = multiplyAdd(s4, w, v128.load(x, 64));
    s5 = multiplyAdd(s5, w, v128.load(x, 80));
    s6 = multiplyAdd(s6, w, v128.load(x, 96));
    s7 = multiplyAdd(s7, w, v128.load(x, 112));
  }
  v128.store(to, s0, 0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
  v128.store(to, s4, 64);
  v128.store(to, s5, 80);
  v128.store(to, s6, 96);
  v128.store(to, s7, 112);
}

/**
 * y = drop(relu(bias + Σ weight · x)) of every tile, output by output; bias 0: none, threshold 0: no dropout.
 *
 * Sample s and output o are dropped by the bits of index s · outputs + o, as in src/ops/dropout.ts.
 */
export function sparseForward(
  x: usize, y: usize, start: usize, input: usize, weights: usize, bias: usize, tiles: i32, inputs: i32, outputs: i32,
  rectified: bool, key: u32, threshold: u32, scale: f32, firstSample: u32,
): void {
  const zero = f32x4.splat(0);
  const stride = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(outputs));
  for (let tile = 0; tile < tiles; tile++) {
    for (let o = 0; o < outputs; o++) {
      const at = start + ((<usize>o) << 2);
      const b = bias ? load<f32>(bias + ((<usize>o) << 2)) : 0;
      sumUnits(load<u32>(at), load<u32>(at, 4), input, weights, x, b, y);
      if (rectified) {
        for (let s: usize = 0; s < 128; s += 16) v128.store(y + s, f32x4.pmax(v128.load(y + s), zero));
      }
      if (threshold) {
        let index = (firstSample + ((<u32>tile) << 5)) * <u32>outputs + <u32>o;
        for (let s: usize = 0; s < 128; s += 16) {
          const indices = i32x4.add(i32x4.splat(index), stride);
          const bits = mixWords(v128.xor(i32x4.splat(key), mixWords(indices)));
          const scaled = f32x4.mul(v128.load(y + s), f32x4.splat(scale));
          v128.store(y + s, v128.and(scaled, i32x4.ge_u(bits, i32x4.splat(threshold))));
          index += (<u32>outputs) << 2;
        }
      }
      y += 128;
    }
    x += (<usize>inputs) << 7;
  }
}

/** dx = activation > 0 ? scale · Σ weight · dz : 0 of every tile, input by input, as the weights are; activation 0: everywhere. */
export function sparseInputGradient(
  dz: usize, dx: usize, start: usize, output: usize, weights: usize, activation: usize, tiles: i32, inputs: i32,
  outputs: i32, scale: f32,
): void {
  const scales = f32x4.splat(scale);
  for (let tile = 0; tile < tiles; tile++) {
    for (let i = 0; i < inputs; i++) {
      const at = start + ((<usize>i) << 2);
      sumUnits(load<u32>(at), load<u32>(at, 4), output, weights, dz, 0, dx);
      for (let s: usize = 0; s < 128; s += 16) {
        const sums = v128.load(dx + s);
        v128.store(dx + s, activation ? gate(sums, scales, v128.load(activation + s)) : f32x4.mul(sums, scales));
      }
      dx += 128;
      if (activation) activation += 128;
    }
    dz += (<usize>outputs) << 7;
  }
}

/** The lanes of Σ x[0 .. 31] · d[0 .. 31] by fours. */
// @ts-ignore: decorator
@inline
function products(x: usize, d0: v128, d1: v128, d2: v128, d3: v128, d4: v128, d5: v128, d6: v128, d7: v128): v128 {
  let sum = f32x4.mul(v128.load(x, 0), d0);
  sum = multiplyAdd(sum, v128.load(x, 16), d1);
  sum = multiplyAdd(sum, v128.load(x, 32), d2);
  sum = multiplyAdd(sum, v128.load(x, 48), d3);
  sum = multiplyAdd(sum, v128.load(x, 64), d4);
  sum = multiplyAdd(sum, v128.load(x, 80), d5);
  sum = multiplyAdd(sum, v128.load(x, 96), d6);
  return multiplyAdd(sum, v128.load(x, 112), d7);
}

/** gradient[c] = Σ over tiles, one after the other, of Σ x[input] · dz[output]; c runs output by output. */
export function sparseWeightGradient(
  x: usize, dz: usize, start: usize, input: usize, gradient: usize, tiles: i32, inputs: i32, outputs: i32,
): void {
  const zero = f32x4.splat(0);
  for (let tile = 0; tile < tiles; tile++) {
    for (let o = 0; o < outputs; o++) {
      const d0 = v128.load(dz, 0), d1 = v128.load(dz, 16), d2 = v128.load(dz, 32), d3 = v128.load(dz, 48);
      const d4 = v128.load(dz, 64), d5 = v128.load(dz, 80), d6 = v128.load(dz, 96), d7 = v128.load(dz, 112);
      dz += 128;
      let c = (<usize>load<u32>(start + ((<usize>o) << 2))) << 2;
      const end = (<usize>load<u32>(start + ((<usize>o) << 2), 4)) << 2;
      for (; c + 16 <= end; c += 16) {
        const from = input + c;
        const sums = laneSums(
          products(x + ((<usize>load<u32>(from, 0)) << 7), d0, d1, d2, d3, d4, d5, d6, d7),
          products(x + ((<usize>load<u32>(from, 4)) << 7), d0, d1, d2, d3, d4, d5, d6, d7),
          products(x + ((<usize>load<u32>(from, 8)) << 7), d0, d1, d2, d3, d4, d5, d6, d7),
          products(x + ((<usize>load<u32>(from, 12)) << 7), d0, d1, d2, d3, d4, d5, d6, d7),
        );
        v128.store(gradient + c, tile ? f32x4.add(v128.load(gradient + c), sums) : sums);
      }
      for (; c < end; c += 4) {
        const one = products(x + ((<usize>load<u32>(input + c)) << 7), d0, d1, d2, d3, d4, d5, d6, d7);
        const sum = f32x4.extract_lane(laneSums(one, zero, zero, zero), 0);
        store<f32>(gradient + c, tile ? load<f32>(gradient + c) + sum : sum);
      }
    }
    x += (<usize>inputs) << 7;
  }
}

/** ordered[k] = values[place[k]]. */
export function orderValues(values: usize, place: usize, ordered: usize, count: i32): void {
  for (let k: usize = 0; k < <usize>count; k++) {
    store<f32>(ordered + (k << 2), load<f32>(values + ((<usize>load<u32>(place + (k << 2))) << 2)));
  }
}
