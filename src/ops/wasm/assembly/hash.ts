// The counter-based random bits of dropout: the same words as dropoutKey and dropoutBits in src/ops/dropout.ts.

/** Mixes one 32-bit word (lowbias32 of C. Wellons, after an odd offset so that 0 does not stay 0). */
// @ts-ignore: decorator
@inline
export function mixWord(word: u32): u32 {
  let x = word + 0x9e3779b9;
  x = (x ^ (x >> 16)) * 0x7feb352d;
  x = (x ^ (x >> 15)) * 0x846ca68b;
  return x ^ (x >> 16);
}

/** mixWord on four words at once. */
// @ts-ignore: decorator
@inline
export function mixWords(words: v128): v128 {
  let x = i32x4.add(words, i32x4.splat(0x9e3779b9));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** The random bits of one unit; index is its row-major place in the batch. */
// @ts-ignore: decorator
@inline
export function dropoutBits(key: u32, index: u32): u32 {
  return mixWord(key ^ mixWord(index));
}

/** The random bits of the units index .. index + 3. */
// @ts-ignore: decorator
@inline
export function dropoutBits4(key: u32, index: u32): v128 {
  const indices = i32x4.add(i32x4.splat(index), i32x4(0, 1, 2, 3));
  return mixWords(v128.xor(i32x4.splat(key), mixWords(indices)));
}
