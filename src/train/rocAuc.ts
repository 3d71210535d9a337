/** Bits of a digit of the radix sort: three digits make a score's 32 bits. */
const digitBits = 11;

/** Sorts the bits of scores, made to compare as whole numbers as the scores do, and tells beside each whether it is a positive's. */
function sortedScores(scores: Float32Array, targets: Int32Array) {
  const count = scores.length;
  const bits = new Uint32Array(scores.buffer, scores.byteOffset, count);
  let keys = new Uint32Array(count);
  let positive = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const b = scores[i] === 0 ? 0 : bits[i]; // -0 and 0 are one score
    keys[i] = b & 0x80000000 ? ~b : b | 0x80000000;
    positive[i] = targets[i] === 1 ? 1 : 0;
  }
  let spareKeys = new Uint32Array(count);
  let sparePositive = new Uint8Array(count);
  const next = new Uint32Array(1 << digitBits);
  const digit = next.length - 1;
  for (let shift = 0; shift < 32; shift += digitBits) {
    next.fill(0);
    for (let i = 0; i < count; i++) next[(keys[i] >>> shift) & digit]++;
    let start = 0;
    for (let value = 0; value < next.length; value++) {
      const here = next[value];
      next[value] = start;
      start += here;
    }
    for (let i = 0; i < count; i++) {
      const place = next[(keys[i] >>> shift) & digit]++;
      spareKeys[place] = keys[i];
      sparePositive[place] = positive[i];
    }
    [keys, spareKeys] = [spareKeys, keys];
    [positive, sparePositive] = [sparePositive, positive];
  }
  return { keys, positive };
}

/**
 * Returns the area under the ROC curve: the chance that a random positive scores above a random negative, ties half.
 *
 * Computed by ranks (Mann-Whitney); 0.5 where one of the two classes is absent.
 */
export function rocAuc(scores: Float32Array, targets: Int32Array): number {
  const count = scores.length;
  const { keys, positive } = sortedScores(scores, targets);
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < count; ) {
    let end = start;
    let here = 0;
    for (const key = keys[start]; end < count && keys[end] === key; end++) here += positive[end];
    positives += here;
    rankSum += (here * (start + 1 + end)) / 2;
    start = end;
  }
  const negatives = count - positives;
  if (positives === 0 || negatives === 0) return 0.5;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
