import { drawPairs } from "./drawPairs";
import { trainPairs } from "./trainPairs";

/**
 * Does one of the two halves of a turn, which may run at once: drawing the next pairs and learning from those at hand.
 *
 * Both take the arguments that they share and their own; the other half's are ignored.
 */
export function drawOrTrain(
  draws: bool, context: usize, targets: usize, width: u32, result: usize,
  tokens: usize, offsets: usize, base: u32, walks: u32, from: u32, last: bool, window: u32, keep: usize, negatives: usize,
  nodes: u32, random: usize, kept: usize, count: u32, enough: u32,
  input: usize, output: usize, bytes: usize, sigmoid: usize, step: usize, learningRate: f32,
): void {
  if (draws) {
    drawPairs(
      tokens, offsets, base, walks, from, last, window, keep, negatives, nodes, random, kept, context, targets, width, count,
      enough, result,
    );
  } else {
    trainPairs(input, output, bytes, context, targets, sigmoid, step, load<u32>(result, 4), width, learningRate);
  }
}
