import type { EmbedKernels, Offset } from "./kernels";
import { drawFalse, drawTrue, type Pairs } from "./plainDrawing";
import { trainPairs, type Vectors } from "./plainTraining";
import { takeWalks } from "./plainWalks";

/** Links the kernels in plain code with a memory: for the largest of all, and wherever wasm or its SIMD is missing. */
export function createPlainKernels(memory: ArrayBuffer): EmbedKernels {
  const words = (at: Offset): Uint32Array => new Uint32Array(memory, at);
  const floats = (at: Offset): Float32Array => new Float32Array(memory, at);
  const doubles = (at: Offset): Float64Array => new Float64Array(memory, at);
  const bits = (at: Offset): Int32Array => new Int32Array(memory, at, 4);
  const pairsAt = (context: Offset, targets: Offset, width: number): Pairs => ({
    context: words(context),
    targets: words(targets),
    width,
  });
  const vectorsAt = (input: Offset, output: Offset, bytes: number, step: Offset, learningRate: number): Vectors => ({
    input: floats(input),
    output: floats(output),
    width: bytes / 4,
    step: new Float32Array(memory, step, bytes / 4),
    learningRate,
  });
  return {
    takeWalks(start, target, later, cumulative, starts, startCount, hops, random, from, to, tokens, ends) {
      const edges = {
        start: words(start),
        target: words(target),
        later: words(later),
        cumulative: doubles(cumulative),
      };
      const startNodes = words(starts).subarray(0, startCount);
      takeWalks(edges, startNodes, hops, bits(random), [from, to], words(tokens), words(ends));
    },
    drawOrTrain(draws, context, targets, width, result, ...rest) {
      const [tokens, offsets, base, walks, from, last, window, keep, negatives, nodes, random, kept, count, enough] =
        rest;
      const [input, output, bytes, , step, learningRate] = rest.slice(14);
      const pairs = pairsAt(context, targets, width);
      const told = words(result);
      if (draws === 0) {
        trainPairs(vectorsAt(input, output, bytes, step, learningRate), pairs, told[1]);
        return;
      }
      const drawing = { tokens: words(tokens), offsets: words(offsets), base, window, keep: doubles(keep) };
      const stream = bits(random);
      const after = drawTrue({ ...drawing, random: stream, kept: words(kept) }, pairs, [from, walks], [count, enough]);
      if (last === 1 || after[1] >= enough) {
        drawFalse([doubles(negatives), words(negatives)], nodes, stream, pairs, after[1]);
      }
      told.set(after);
    },
    drawSlice(tokens, offsets, base, walks, from, window, keep, random, kept, context, targets, result, ...rest) {
      const [parts, rowsPerPart, sorted, bucketStarts] = rest;
      const pairs = pairsAt(context, targets, 1);
      const drawing = { tokens: words(tokens), offsets: words(offsets), base, window, keep: doubles(keep) };
      const [walk, count] = drawTrue(
        { ...drawing, random: bits(random), kept: words(kept) },
        pairs,
        [from, walks],
        [0, Number.POSITIVE_INFINITY],
      );
      words(result).set([walk, count]);
      const partOf = (row: number): number => Math.floor(row / rowsPerPart);
      const bucketOf = (i: number): number => partOf(pairs.context[i]) * parts + partOf(pairs.targets[i]);
      const starts = new Uint32Array(memory, bucketStarts, parts * parts + 1).fill(0);
      for (let i = 0; i < count; i++) starts[bucketOf(i) + 1]++;
      for (let b = 0; b < parts * parts; b++) starts[b + 1] += starts[b];
      const next = starts.slice();
      const into = words(sorted);
      for (let i = 0; i < count; i++) {
        const place = next[bucketOf(i)]++;
        into[2 * place] = pairs.context[i];
        into[2 * place + 1] = pairs.targets[i];
      }
    },
    trainBlock(pairs, pairsStride, bucketStarts, startsStride, slices, bucket, negatives, nodes, random, ...rest) {
      const [context, targets, batch, input, output, bytes, , step, width, learningRate] = rest;
      const vectors = vectorsAt(input, output, bytes, step, learningRate);
      const chosen = pairsAt(context, targets, width);
      for (let slice = 0; slice < slices; slice++) {
        const [start, end] = new Uint32Array(memory, bucketStarts + slice * startsStride + 4 * bucket, 2);
        const sorted = words(pairs + slice * pairsStride);
        for (let from = start; from < end; from += batch) {
          const count = Math.min(batch, end - from);
          for (let i = 0; i < count; i++) {
            chosen.context[i] = sorted[2 * (from + i)];
            chosen.targets[i * width] = sorted[2 * (from + i) + 1];
          }
          drawFalse([doubles(negatives), words(negatives)], nodes, bits(random), chosen, count);
          trainPairs(vectors, chosen, count);
        }
      }
    },
  };
}
