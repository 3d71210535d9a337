// The training step in two rounds of parts that do not touch one another, for many threads; every sum is taken in the
// order of fnnStep.ts, so the bits are the same. Each tile of the batch has a plan of its own, with memory of its own
// for activations and deltas; parameters, gradients and all else are shared.
import { layerBack, layerGradients, singleBiasGradient, singleHeadBackward } from "./fnnBackward";
import { forwardTile } from "./fnnForward";
import { gather } from "./fnnGather";
import * as plan from "./fnnPlan";
import { layerAt, pointer, word } from "./fnnPlan";
import { lossTile, transposePanels, updateRange } from "./fnnStep";

/**
 * Takes samples order[start .. start + count), a tile whose first is row `slot` of its batch, to the deltas of all layers.
 *
 * weight: 1 / samples of the batch. The sum of the tile's losses is left in its plan's TILE_LOSS.
 */
export function fnnTile(net: usize, start: i32, count: i32, slot: i32, weight: f32, step: u32): void {
  gather(net, pointer(net, plan.TRAIN_ROWS), pointer(net, plan.ORDER), start, count);
  forwardTile(net, count, true, step, slot);
  store<f64>(net + plan.TILE_LOSS, lossTile(net, start, count, weight));
  if (word(net, plan.SINGLE_HEAD)) return; // its deltas come with the gradients, panel by panel
  for (let l = word(net, plan.LAYER_COUNT) - 1; l > 0; l--) layerBack(net, l, (count + 3) & ~3);
}

/**
 * Gradients of output panels from .. to - 1 of layer l over `tiles` tiles, in order; where `last`, their update too.
 *
 * net: the first tile's plan, the others follow every `stride` bytes; count: samples of the last tile; `add` to what
 * earlier tiles of the batch left. A single logit's share goes with the layer below: a net of one hidden layer.
 */
export function fnnPanels(
  net: usize, stride: i32, tiles: i32, count: i32, l: i32, from: i32, to: i32, add: bool, last: bool,
  rate: f32, rootScale: f32,
): void {
  const single = word(net, plan.SINGLE_HEAD) != 0;
  for (let tile = 0; tile < tiles; tile++) {
    const here = net + <usize>(tile * stride);
    const rows = tile < tiles - 1 ? word(net, plan.TILE_ROWS) : (count + 3) & ~3;
    const more = add || tile > 0;
    if (single) {
      if (from == 0) singleBiasGradient(here, rows, more);
      singleHeadBackward(here, rows, more, from, to);
    }
    layerGradients(here, l, rows, more, !single, from, to);
  }
  if (!last) return;
  const layer = layerAt(net, l);
  const panelBytes = word(layer, plan.INPUT_PANELS) << 8;
  updatePart(net, layer, from * panelBytes, (to - from) * panelBytes, from, to, rate, rootScale);
  transposePanels(net, l, from, to);
  if (!single) return;
  const head = layerAt(net, l + 1);
  updatePart(net, head, from << 5, (to - from) << 5, 0, from == 0 ? 1 : 0, rate, rootScale);
}

/** Updates `bytes` bytes of a layer's weights from `offset`, and panels from .. to - 1 of its biases. */
function updatePart(
  net: usize, layer: usize, offset: i32, bytes: i32, from: i32, to: i32, rate: f32, rootScale: f32,
): void {
  const anchored = word(layer, plan.ANCHORED) != 0;
  updateRange(net, pointer(layer, plan.WEIGHT_OFFSET) + <usize>offset, <usize>bytes, anchored, rate, rootScale);
  if (!word(layer, plan.BIAS_COUNT)) return;
  updateRange(net, pointer(layer, plan.BIAS_OFFSET) + (<usize>from << 5), <usize>(to - from) << 5, false, rate, rootScale);
}
