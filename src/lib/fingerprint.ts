/** Numbers whose bytes are compared; their length is a multiple of four bytes. */
export type Fingerprintable = Float32Array | Float64Array | Int32Array | Uint32Array;

const prime = 0x01000193;

/**
 * Returns eight hexadecimal digits that are the same for the same numbers in the same order: FNV-1a over 32-bit words.
 *
 * Meant to show that things are equal, not to guard against forgery.
 */
export function fingerprint(...columns: readonly Fingerprintable[]): string {
  let hash = 0x811c9dc5;
  for (const { buffer, byteOffset, byteLength } of columns) {
    hash = Math.imul(hash ^ byteLength, prime);
    for (const word of new Uint32Array(buffer, byteOffset, byteLength >> 2)) {
      hash = Math.imul(hash ^ word, prime);
      // The product carries upwards only: without this the high bits of a word would never reach the low ones.
      hash ^= hash >>> 15;
    }
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
