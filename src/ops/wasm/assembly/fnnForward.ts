import { dropPanel, dropoutKey } from "./fnnDropout";
import { singleHead } from "./fnnHead";
import * as plan from "./fnnPlan";
import { layerAt, pointer, word } from "./fnnPlan";
import { LINEAR, RELU, productPanel } from "./fnnProduct";

/** The tile that layer l reads: the gathered inputs or the activations of the layer below. */
export function inputTile(net: usize, l: i32): usize {
  return l ? pointer(layerAt(net, l - 1), plan.OUTPUT_TILE) : pointer(net, plan.INPUT_TILE);
}

/** Where the bias of a layer lies in a block laid out like PARAMETERS, 0 where the layer has none. */
export function biasIn(block: usize, layer: usize): usize {
  return word(layer, plan.BIAS_COUNT) ? block + pointer(layer, plan.BIAS_OFFSET) : 0;
}

/** Activations of all layers for a gathered tile of `count` samples, of which the first is row `slot` of its batch. */
export function forwardTile(net: usize, count: i32, training: bool, step: u32, slot: i32): void {
  const rows = (count + 3) & ~3;
  const panelBytes = <usize>word(net, plan.TILE_ROWS) << 5;
  const parameters = pointer(net, plan.PARAMETERS);
  const layers = word(net, plan.LAYER_COUNT);
  const threshold = load<u32>(net + plan.DROP_THRESHOLD);
  for (let l = 0; l < layers; l++) {
    const layer = layerAt(net, l);
    const inPanels = word(layer, plan.INPUT_PANELS);
    const outPanels = word(layer, plan.OUTPUT_PANELS);
    const weights = parameters + pointer(layer, plan.WEIGHT_OFFSET);
    const bias = biasIn(parameters, layer);
    const a = inputTile(net, l);
    const c = pointer(layer, plan.OUTPUT_TILE);
    const hidden = l < layers - 1;
    if (!hidden && word(net, plan.SINGLE_HEAD)) {
      singleHead(a, panelBytes, inPanels, weights, bias, pointer(net, plan.LOGIT_TILE), rows);
      return;
    }
    const key = dropoutKey(load<u32>(net + plan.SEED), step, <u32>l + 1);
    for (let p = 0; p < outPanels; p++) {
      const b = weights + (<usize>(p * inPanels) << 8);
      const at = c + panelBytes * <usize>p;
      const biasAt = bias ? bias + (<usize>p << 5) : 0;
      productPanel(a, panelBytes, inPanels, b, biasAt, at, rows, hidden ? RELU : LINEAR, 0, 1);
      if (hidden && training && threshold) {
        dropPanel(at, rows, slot, word(layer, plan.OUTPUTS), p << 3, key, threshold, load<f32>(net + plan.DROP_SCALE));
      }
    }
  }
}
