import { biasIn, inputTile } from "./fnnForward";
import { biasGradient, gradientPanel } from "./fnnGradient";
import { singleHeadBack } from "./fnnHead";
import * as plan from "./fnnPlan";
import { layerAt, pointer, word } from "./fnnPlan";
import { GATE, productPanel } from "./fnnProduct";

/** The last layer's way back where it is a single logit: all of its gradients, and the bias gradient of the layer below. */
function singleHeadBackward(net: usize, rows: i32, add: bool): void {
  const last = word(net, plan.LAYER_COUNT) - 1;
  const layer = layerAt(net, last);
  const gradients = pointer(net, plan.GRADIENTS);
  const weights = pointer(net, plan.PARAMETERS) + pointer(layer, plan.WEIGHT_OFFSET);
  const deltas = pointer(net, plan.LOGIT_TILE);
  const a = inputTile(net, last);
  const below = last ? biasIn(gradients, layerAt(net, last - 1)) : 0;
  const own = biasIn(gradients, layer);
  if (own) {
    let sum: f32 = add ? load<f32>(own) : 0;
    for (let t = 0; t < rows; t++) sum += load<f32>(deltas + (<usize>t << 2));
    store<f32>(own, sum);
  }
  const inPanels = word(layer, plan.INPUT_PANELS);
  const panelBytes = <usize>word(net, plan.TILE_ROWS) << 5;
  const scale = load<f32>(net + plan.DROP_SCALE);
  for (let p = 0; p < inPanels; p++) {
    const at = <usize>p << 5;
    const gw = gradients + pointer(layer, plan.WEIGHT_OFFSET) + at;
    singleHeadBack(a + panelBytes * <usize>p, rows, deltas, weights + at, scale, gw, below ? below + at : 0, add);
  }
}

/** Gradients of one wide layer from the deltas in its output tile; its input tile becomes the deltas of the layer below. */
function layerBackward(net: usize, l: i32, rows: i32, add: bool, biasToo: bool): void {
  const layer = layerAt(net, l);
  const gradients = pointer(net, plan.GRADIENTS);
  const panelBytes = <usize>word(net, plan.TILE_ROWS) << 5;
  const inPanels = word(layer, plan.INPUT_PANELS);
  const outPanels = word(layer, plan.OUTPUT_PANELS);
  const a = inputTile(net, l);
  const deltas = pointer(layer, plan.OUTPUT_TILE);
  const bias = biasIn(gradients, layer);
  let g = gradients + pointer(layer, plan.WEIGHT_OFFSET);
  for (let o = 0; o < outPanels; o++) {
    const b = deltas + panelBytes * <usize>o;
    if (bias && biasToo) biasGradient(b, rows, bias + (<usize>o << 5), add);
    gradientPanel(a, panelBytes, inPanels, b, rows, g, add);
    g += <usize>inPanels << 8;
  }
  if (l == 0) return;
  const scale = load<f32>(net + plan.DROP_SCALE);
  for (let i = 0; i < inPanels; i++) {
    const b = pointer(layer, plan.TRANSPOSED) + (<usize>(i * outPanels) << 8);
    productPanel(deltas, panelBytes, outPanels, b, 0, a + panelBytes * <usize>i, rows, GATE, scale);
  }
}

/** Gradients of all layers for a tile whose logits have become their deltas; `add` to what earlier tiles of the batch left. */
export function backwardTile(net: usize, rows: i32, add: bool): void {
  const single = word(net, plan.SINGLE_HEAD);
  let l = word(net, plan.LAYER_COUNT) - 1;
  if (single) {
    singleHeadBackward(net, rows, add);
    l--;
  }
  const biasDone = single ? l : -1;
  for (; l >= 0; l--) layerBackward(net, l, rows, add, l != biasDone);
}
