import { drawFalse, drawPairs } from "./drawPairs";
import { trainPairs } from "./trainPairs";

const PAIR_BYTES: u32 = 8;

/**
 * Draws the pairs of the walks from .. walks and lays them out bucket by bucket, (context's part, target's part).
 *
 * Row r is in part r / rowsPerPart. pairs: [count][context, target]; bucketStarts: [parts² + 1].
 * context, targets: room for the pairs as they come; the other arguments are those of drawPairs.
 */
export function drawSlice(
  tokens: usize, offsets: usize, base: u32, walks: u32, from: u32, window: u32, keep: usize, random: usize, kept: usize,
  context: usize, targets: usize, result: usize, parts: u32, rowsPerPart: u32, pairs: usize, bucketStarts: usize,
): void {
  drawPairs(
    tokens, offsets, base, walks, from, true, window, keep, 0, 0, random, kept, context, targets, 1, 0, u32.MAX_VALUE, result,
  );
  const count = load<u32>(result, 4);
  const buckets = parts * parts;
  // Bucket b is counted at b + 1, and its next free place stands at b while pairs are laid down: then b's end does.
  memory.fill(bucketStarts, 0, (buckets + 1) << 2);
  for (let i: u32 = 0; i < count; i++) {
    const at = bucketStarts + (bucketOf(context, targets, i, parts, rowsPerPart) << 2);
    store<u32>(at, load<u32>(at, 4) + 1, 4);
  }
  for (let b: u32 = 0; b < buckets; b++) {
    const at = bucketStarts + (b << 2);
    store<u32>(at, load<u32>(at, 4) + load<u32>(at), 4);
  }
  for (let i: u32 = 0; i < count; i++) {
    const at = bucketStarts + (bucketOf(context, targets, i, parts, rowsPerPart) << 2);
    const place = load<u32>(at);
    store<u32>(at, place + 1);
    store<u32>(pairs + place * PAIR_BYTES, load<u32>(context + (i << 2)));
    store<u32>(pairs + place * PAIR_BYTES, load<u32>(targets + (i << 2)), 4);
  }
  memory.copy(bucketStarts + 4, bucketStarts, buckets << 2);
  store<u32>(bucketStarts, 0);
}

// @ts-ignore: decorator
@inline
function bucketOf(context: usize, targets: usize, pair: u32, parts: u32, rowsPerPart: u32): u32 {
  return (load<u32>(context + (pair << 2)) / rowsPerPart) * parts + load<u32>(targets + (pair << 2)) / rowsPerPart;
}

/**
 * Learns from one bucket of the pairs of all slices, slice after slice, with false nodes of the target's part.
 *
 * Slice s has its pairs at pairs + s · pairsStride and its starts at bucketStarts + s · startsStride, both in bytes.
 * negatives: the table of the target's part, with nodes entries; context, targets: room for so many pairs as a batch.
 */
export function trainBlock(
  pairs: usize, pairsStride: u32, bucketStarts: usize, startsStride: u32, slices: u32, bucket: u32,
  negatives: usize, nodes: u32, random: usize, context: usize, targets: usize, batch: u32,
  input: usize, output: usize, bytes: usize, sigmoid: usize, step: usize, width: u32, learningRate: f32,
): void {
  for (let slice: u32 = 0; slice < slices; slice++) {
    const starts = bucketStarts + slice * startsStride + (bucket << 2);
    const end = load<u32>(starts, 4);
    for (let from = load<u32>(starts); from < end; from += batch) {
      const count = min(batch, end - from);
      let pair = pairs + slice * pairsStride + from * PAIR_BYTES;
      for (let i: u32 = 0; i < count; i++) {
        store<u32>(context + (i << 2), load<u32>(pair));
        store<u32>(targets + i * (width << 2), load<u32>(pair, 4));
        pair += PAIR_BYTES;
      }
      drawFalse(negatives, nodes, random, targets, count, width);
      trainPairs(input, output, bytes, context, targets, sigmoid, step, count, width, learningRate);
    }
  }
}
