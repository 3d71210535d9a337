/**
 * Marks the `count` largest keys, the lower index first among equal keys.
 *
 * A radix selection: two histograms of 16 bits find the smallest key that stays, so the cost is linear in the number of keys.
 */
export function selectLargest(keys: Uint32Array, count: number): Uint8Array {
  const chosen = new Uint8Array(keys.length);
  if (count <= 0) return chosen;
  if (count >= keys.length) return chosen.fill(1);
  const highCounts = new Uint32Array(65536);
  for (let i = 0; i < keys.length; i++) highCounts[keys[i] >>> 16]++;
  let left = count;
  let high = 65535;
  for (; highCounts[high] < left; high--) left -= highCounts[high];
  const lowCounts = new Uint32Array(65536);
  for (let i = 0; i < keys.length; i++) if (keys[i] >>> 16 === high) lowCounts[keys[i] & 65535]++;
  let low = 65535;
  for (; lowCounts[low] < left; low--) left -= lowCounts[low];
  const threshold = high * 65536 + low;
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] > threshold) chosen[i] = 1;
    else if (keys[i] === threshold && left > 0) {
      chosen[i] = 1;
      left--;
    }
  }
  return chosen;
}

/**
 * Marks the `count` values of largest magnitude with 1, exactly `count` of them.
 *
 * Ties go to the lower index and NaN ranks below 0. Where `candidates` is given, positions outside it rank below NaN, as
 * if their score were -Infinity, and are never chosen while candidates remain.
 */
export function topKMagnitude(values: Float32Array, count: number, candidates?: Uint8Array): Uint8Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const keys = new Uint32Array(values.length);
  for (let i = 0; i < keys.length; i++) {
    if (candidates !== undefined && candidates[i] === 0) continue;
    keys[i] = magnitudeKey(bits[i]);
  }
  return selectLargest(keys, count);
}

/** Returns what sorts as the magnitude of the float32 number with these bits, from 2 up, and 1 for NaN. */
export function magnitudeKey(bits: number): number {
  // Without their sign bit, the bits of float32 numbers sort as integers; NaN lies above infinity, 0x7f800000.
  const magnitude = bits & 0x7fffffff;
  return magnitude > 0x7f800000 ? 1 : magnitude + 2;
}
