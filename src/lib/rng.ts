/** A part of a random stream's name: streams with different salts are independent. */
export type Salt = string | number;

/** A seeded source of random numbers (sfc32, 128-bit state); the only randomness in the lab. */
export interface Rng {
  /** Returns the next 32 random bits as an unsigned integer. */
  uint32(): number;
  /** Returns a uniform number in [0, 1) with 32 random bits. */
  float(): number;
  /** Returns a uniform integer in [0, n), without modulo bias for any n up to 2^32. */
  int(n: number): number;
  /** Returns a standard normal number (Box-Muller). */
  normal(): number;
  /** Shuffles an array in place (Fisher-Yates) and returns it. */
  shuffle<T extends number[] | Uint32Array | Int32Array>(values: T): T;
}

/** Mixes a 32-bit hash with one more 32-bit word (the finalizer of MurmurHash3 between words). */
function mix(hash: number, word: number): number {
  let h = hash ^ Math.imul(word, 0xcc9e2d51);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Hashes a seed and its salts to four 32-bit words, the state of one stream. */
function hashState(seed: number, salts: readonly Salt[]): Uint32Array {
  const state = new Uint32Array(4);
  for (let lane = 0; lane < 4; lane++) {
    let h = mix(mix(0x9e3779b9 + lane, seed >>> 0), Math.floor(seed / 2 ** 32));
    for (const salt of salts) {
      if (typeof salt === "number") {
        h = mix(mix(h, 1), salt >>> 0);
        h = mix(h, Math.floor(salt / 2 ** 32));
      } else {
        h = mix(mix(h, 2), salt.length);
        for (let i = 0; i < salt.length; i++) h = mix(h, salt.charCodeAt(i));
      }
    }
    state[lane] = h;
  }
  return state;
}

/**
 * Creates the random stream named by a seed and salts: the same names give the same stream.
 *
 * Salt with everything that tells two uses apart (purpose, step, layer), or equal layers draw equal masks.
 */
export function createRng(seed: number, ...salts: readonly Salt[]): Rng {
  const state = hashState(seed, salts);
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let counter = state[3] | 1;
  const uint32 = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) uint32();
  const float = (): number => uint32() / 4294967296;
  const int = (n: number): number => {
    // Rejects the top partial block, so that every residue is equally likely. Most draws lie below any such block; only
    // for the others is it worth the division to know where it begins.
    let x = uint32();
    if (x > 4294967296 - n) {
      const limit = 4294967296 - (4294967296 % n);
      while (x >= limit) x = uint32();
    }
    // Whole numbers of 32 bits divide three times as fast as numbers that may be any.
    return n < 4294967296 ? x % (n >>> 0) : x;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - float())) * Math.cos(2 * Math.PI * float());
  const shuffle = <T extends number[] | Uint32Array | Int32Array>(values: T): T => {
    for (let i = values.length - 1; i > 0; i--) {
      const j = int(i + 1);
      const held = values[i];
      values[i] = values[j];
      values[j] = held;
    }
    return values;
  };
  return { uint32, float, int, normal, shuffle };
}
