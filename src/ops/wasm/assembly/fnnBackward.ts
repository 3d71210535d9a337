import { biasIn, inputTile } from "./fnnForward";
import { biasGradient, gradientPanel } from "./fnnGradient";
import { singleHeadBack } from "./fnnHead";
import * as plan from "./fnnPlan";
import { layerAt, pointer, word } from "./fnnPlan";
import { GATE, productPanel } from "./fnnProduct";

/** Σ of a single logit's deltas, the gradient of its bias; `add` to what earlier tiles of the batch left. */
export function singleBiasGradient(net: usize, rows: i32, add: bool): void {
  const own = biasIn(pointer(net, plan.GRADIENTS), layerAt(net, word(net, plan.LAYER_COUNT) - 1));
  if (!own) return;
  const deltas = pointer(net, plan.LOGIT_TILE);
  let sum: f32 = add ? load<f32>(own) : 0;
  for (let t = 0; t < rows; t++) sum += load<f32>(deltas + (<usize>t << 2));
  store<f32>(own, sum);
}

/**
 * The way back through a single logit for the units in panels from .. to - 1 of the layer below.
 *
 * Leaves the gradients of the weights that read them and of their biases; their activations become their deltas.
 */
export function singleHeadBackward(net: usize, rows: i32, add: bool, from: i32, to: i32): void {
  const last = word(net, plan.LAYER_COUNT) - 1;
  const layer = layerAt(net, last);
  const gradients = pointer(net, plan.GRADIENTS);
  const weights = pointer(net, plan.PARAMETERS) + pointer(layer, plan.WEIGHT_OFFSET);
  const deltas = pointer(net, plan.LOGIT_TILE);
  const a = inputTile(net, last);
  const below = last ? biasIn(gradients, layerAt(net, last - 1)) : 0;
  const panelBytes = <usize>word(net, plan.TILE_ROWS) << 5;
  const scale = load<f32>(net + plan.DROP_SCALE);
  for (let p = from; p < to; p++) {
    const at = <usize>p << 5;
    const gw = gradients + pointer(layer, plan.WEIGHT_OFFSET) + at;
    singleHeadBack(a + panelBytes * <usize>p, rows, deltas, weights + at, scale, gw, below ? below + at : 0, add);
  }
}

/** Gradients of one wide layer, output panels from .. to - 1, from the deltas of a tile. */
export function layerGradients(net: usize, l: i32, rows: i32, add: bool, biasToo: bool, from: i32, to: i32): void {
  const layer = layerAt(net, l);
  const gradients = pointer(net, plan.GRADIENTS);
  const panelBytes = <usize>word(net, plan.TILE_ROWS) << 5;
  const inPanels = word(layer, plan.INPUT_PANELS);
  const a = inputTile(net, l);
  const deltas = pointer(layer, plan.DELTA_TILE);
  const bias = biasIn(gradients, layer);
  let g = gradients + pointer(layer, plan.WEIGHT_OFFSET) + (<usize>(from * inPanels) << 8);
  for (let o = from; o < to; o++) {
    const b = deltas + panelBytes * <usize>o;
    if (bias && biasToo) biasGradient(b, rows, bias + (<usize>o << 5), add);
    gradientPanel(a, panelBytes, inPanels, b, rows, g, add);
    g += <usize>inPanels << 8;
  }
}

/** Deltas of the layer below a wide layer l > 0, in one tile. */
export function layerBack(net: usize, l: i32, rows: i32): void {
  const layer = layerAt(net, l);
  const panelBytes = <usize>word(net, plan.TILE_ROWS) << 5;
  const inPanels = word(layer, plan.INPUT_PANELS);
  const outPanels = word(layer, plan.OUTPUT_PANELS);
  const deltas = pointer(layer, plan.DELTA_TILE);
  const gates = inputTile(net, l);
  const below = pointer(layerAt(net, l - 1), plan.DELTA_TILE);
  const scale = load<f32>(net + plan.DROP_SCALE);
  for (let i = 0; i < inPanels; i++) {
    const b = pointer(layer, plan.TRANSPOSED) + (<usize>(i * outPanels) << 8);
    const at = panelBytes * <usize>i;
    productPanel(deltas, panelBytes, outPanels, b, 0, below + at, rows, GATE, gates + at, scale);
  }
}

/** Gradients of all layers for a tile whose logits have become their deltas; `add` to what earlier tiles of the batch left. */
export function backwardTile(net: usize, rows: i32, add: bool): void {
  const single = word(net, plan.SINGLE_HEAD);
  let l = word(net, plan.LAYER_COUNT) - 1;
  if (single) {
    singleBiasGradient(net, rows, add);
    singleHeadBackward(net, rows, add, 0, word(layerAt(net, l), plan.INPUT_PANELS));
    l--;
  }
  const biasDone = single ? l : -1;
  for (; l >= 0; l--) {
    layerGradients(net, l, rows, add, l != biasDone, 0, word(layerAt(net, l), plan.OUTPUT_PANELS));
    if (l > 0) layerBack(net, l, rows);
  }
}
