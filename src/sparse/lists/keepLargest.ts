import { type ConnectionList, outputsOf } from "../../lib/connectionList";
import { magnitudeKey, selectLargest } from "../topK";

/**
 * Flags the `count` connections of largest |weight| with 1, exactly `count` of them.
 *
 * Equal ones go by their place in the row-major matrix, the lower first, as in `topKMagnitude`, whatever the order of the list.
 */
export function keepLargest(list: ConnectionList, weights: Float32Array, count: number): Uint8Array {
  const bits = new Uint32Array(weights.buffer, weights.byteOffset, weights.length);
  const keys = new Uint32Array(weights.length);
  for (let c = 0; c < keys.length; c++) keys[c] = magnitudeKey(bits[c]);
  const kept = selectLargest(keys, count);
  if (count <= 0 || count >= keys.length) return kept;
  // The smallest key that stays may be shared by connections that go.
  let least = 0xffffffff;
  for (let c = 0; c < keys.length; c++) if (kept[c] === 1 && keys[c] < least) least = keys[c];
  const tied: number[] = [];
  let staying = 0;
  for (let c = 0; c < keys.length; c++) {
    if (keys[c] !== least) continue;
    tied.push(c);
    staying += kept[c];
  }
  if (staying === tied.length) return kept;
  const output = outputsOf(list);
  tied.sort((a, b) => list.input[a] - list.input[b] || output[a] - output[b]);
  tied.forEach((c, rank) => {
    kept[c] = rank < staying ? 1 : 0;
  });
  return kept;
}
