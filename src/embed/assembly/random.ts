// The random bits of src/embed/randomBits.ts: sfc32, whose state of four words lies in memory.

/** Returns the next 32 random bits of the stream whose state lies here. */
// @ts-ignore: decorator
@inline
export function nextBits(state: usize): u32 {
  const b = load<u32>(state, 4);
  const c = load<u32>(state, 8);
  const counter = load<u32>(state, 12);
  const sum = load<u32>(state, 0) + b + counter;
  store<u32>(state, counter + 1, 12);
  store<u32>(state, b ^ (b >> 9), 0);
  store<u32>(state, c + (c << 3), 4);
  store<u32>(state, rotl<u32>(c, 21) + sum, 8);
  return sum;
}

/** Returns the next uniform number in [0, 1) with 32 random bits. */
// @ts-ignore: decorator
@inline
export function nextUniform(state: usize): f64 {
  return <f64>nextBits(state) * 2.3283064365386963e-10; // 2^-32
}
