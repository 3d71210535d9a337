/**
 * Chooses at most `most` of the points (x, y) so that the line through them looks the same (Largest Triangle Three
 * Buckets, Steinarsson 2013): first and last always, and of each bucket between them the point that stands out most.
 *
 * Returns ascending indices; all of them where there are no more than `most`, which is at least 3.
 */
export function downsample(x: readonly number[], y: readonly number[], most: number): number[] {
  const count = x.length;
  if (count <= most) return x.map((_, i) => i);
  const width = (count - 2) / (most - 2);
  const bucketStart = (bucket: number): number => 1 + Math.floor(bucket * width);
  const chosen = [0];
  for (let bucket = 0; bucket < most - 2; bucket++) {
    const [start, end] = [bucketStart(bucket), bucketStart(bucket + 1)];
    const nextEnd = Math.min(count, bucketStart(bucket + 2));
    const centreX = mean(x, end, nextEnd);
    const centreY = mean(y, end, nextEnd);
    const last = chosen[chosen.length - 1];
    let best = start;
    let largest = -1;
    for (let i = start; i < end; i++) {
      // Twice the area of the triangle: last point chosen, this point, centre of the next bucket.
      const area = Math.abs((x[last] - centreX) * (y[i] - y[last]) - (x[last] - x[i]) * (centreY - y[last]));
      if (area > largest) {
        largest = area;
        best = i;
      }
    }
    chosen.push(best);
  }
  chosen.push(count - 1);
  return chosen;
}

function mean(values: readonly number[], start: number, end: number): number {
  let total = 0;
  for (let i = start; i < end; i++) total += values[i];
  return total / (end - start);
}
