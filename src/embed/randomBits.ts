import type { Rng } from "../lib/rng";

/** The state of a random stream in a typed array, for loops too hot for an `Rng`'s closures. // [4] */
export type RandomBits = Int32Array;

/** Starts a stream of random bits from a seeded generator. */
export function createRandomBits(rng: Rng): RandomBits {
  return Int32Array.of(rng.uint32(), rng.uint32(), rng.uint32(), rng.uint32() | 1);
}

/** Returns the next 32 random bits as an unsigned integer (sfc32). */
export function nextBits(state: RandomBits): number {
  const b = state[1];
  const c = state[2];
  const sum = (state[0] + b + state[3]) | 0;
  state[3]++;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
  return sum >>> 0;
}

/** Returns the next uniform number in [0, 1) with 32 random bits. */
export function nextUniform(state: RandomBits): number {
  return nextBits(state) * 2.3283064365386963e-10; // 2^-32
}
