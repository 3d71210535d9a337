/** sum + x · y, rounded twice: the same bits on every machine. */
// @ts-ignore: decorator
@inline
export function multiplyAdd(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** activation > 0 ? value · scale : 0. */
// @ts-ignore: decorator
@inline
export function gate(value: v128, scale: v128, activation: v128): v128 {
  return v128.and(f32x4.mul(value, scale), f32x4.gt(activation, f32x4.splat(0)));
}

/** [Σ a, Σ b, Σ c, Σ d] over the lanes of four vectors. */
// @ts-ignore: decorator
@inline
export function laneSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 1, 4, 5), v128.shuffle<f32>(a, b, 2, 3, 6, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 1, 4, 5), v128.shuffle<f32>(c, d, 2, 3, 6, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 2, 4, 6), v128.shuffle<f32>(ab, cd, 1, 3, 5, 7));
}

/** exp(x) for x <= 0 to 2 units in the last place: 2^n · e^r, |r| <= ln 2 / 2, r's polynomial is Cephes' expf. */
// @ts-ignore: decorator
@inline
export function expOfNegative(x: v128): v128 {
  const clipped = f32x4.max(x, f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(clipped, f32x4.splat(1.44269504088896341)));
  // ln 2 in two parts, so that n · ln 2 loses no bits.
  let r = f32x4.sub(clipped, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)));
  let p = multiplyAdd(f32x4.splat(1.3981999507e-3), r, f32x4.splat(1.9875691500e-4));
  p = multiplyAdd(f32x4.splat(8.3334519073e-3), r, p);
  p = multiplyAdd(f32x4.splat(4.1665795894e-2), r, p);
  p = multiplyAdd(f32x4.splat(1.6666665459e-1), r, p);
  p = multiplyAdd(f32x4.splat(5.0000001201e-1), r, p);
  p = f32x4.add(multiplyAdd(r, f32x4.mul(r, r), p), f32x4.splat(1));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, exponent);
}

/** log(1 + e) for 0 <= e <= 1: 2 atanh(s), s = e / (2 + e) <= 1 / 3, as a series. */
// @ts-ignore: decorator
@inline
export function log1pOfUnit(e: v128): v128 {
  const s = f32x4.div(e, f32x4.add(e, f32x4.splat(2)));
  const q = f32x4.mul(s, s);
  let p = multiplyAdd(f32x4.splat(1.0 / 13.0), q, f32x4.splat(1.0 / 15.0));
  p = multiplyAdd(f32x4.splat(1.0 / 11.0), q, p);
  p = multiplyAdd(f32x4.splat(1.0 / 9.0), q, p);
  p = multiplyAdd(f32x4.splat(1.0 / 7.0), q, p);
  p = multiplyAdd(f32x4.splat(1.0 / 5.0), q, p);
  p = multiplyAdd(f32x4.splat(1.0 / 3.0), q, p);
  p = multiplyAdd(f32x4.splat(1), q, p);
  return f32x4.mul(f32x4.add(s, s), p);
}

/** log(x) for 1 <= x < 2^31: exponent · ln 2 + 2 atanh((m - 1) / (m + 1)), 1 / √2 < m <= √2. */
// @ts-ignore: decorator
@inline
export function logOfLarge(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let exponent = <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (m > 1.4142135623730951) {
    m *= 0.5;
    exponent++;
  }
  const s = (m - 1) / (m + 1);
  const q = s * s;
  const p = 1 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0 + q * (1.0 / 11.0 + q / 13.0)))));
  return <f64>exponent * 0.6931471805599453 + 2 * s * p;
}
