import { backwardTile } from "./fnnBackward";
import { forwardTile } from "./fnnForward";
import { gather, gatherTargets } from "./fnnGather";
import { binaryLoss, softmaxLoss } from "./fnnLoss";
import { updateAdam, updateMomentum, updatePlain } from "./fnnOptimizer";
import * as plan from "./fnnPlan";
import { layerAt, pointer, word } from "./fnnPlan";

/** Loss and its gradient with respect to the logits of one tile, which it overwrites; samples order[start ..]. */
export function lossTile(net: usize, start: i32, count: i32, weight: f32): f64 {
  const targets = pointer(net, plan.TARGET_TILE);
  gatherTargets(pointer(net, plan.TRAIN_TARGETS), pointer(net, plan.ORDER), start, count, targets);
  if (word(net, plan.SINGLE_HEAD)) return binaryLoss(pointer(net, plan.LOGIT_TILE), targets, count, weight);
  const last = layerAt(net, word(net, plan.LAYER_COUNT) - 1);
  const panelBytes = <usize>word(net, plan.TILE_ROWS) << 5;
  return softmaxLoss(pointer(last, plan.OUTPUT_TILE), panelBytes, word(last, plan.OUTPUTS), targets, count, weight);
}

/** Rebuilds the transposed weights of a layer from its output panels from .. to - 1: [outputs / 8][inputs][8] to [inputs / 8][outputs][8]. */
export function transposePanels(net: usize, l: i32, from: i32, to: i32): void {
  const layer = layerAt(net, l);
  const outPanels = word(layer, plan.OUTPUT_PANELS);
  const inPanels = word(layer, plan.INPUT_PANELS);
  if (!pointer(layer, plan.TRANSPOSED)) return;
  let source = pointer(net, plan.PARAMETERS) + pointer(layer, plan.WEIGHT_OFFSET) + (<usize>(from * inPanels) << 8);
  for (let p = from; p < to; p++) {
    for (let i = 0; i < inPanels << 3; i++) {
      let target = pointer(layer, plan.TRANSPOSED) + (<usize>((i >> 3) * outPanels + p) << 8) + (<usize>(i & 7) << 2);
      for (let o = 0; o < 8; o++) {
        store<f32>(target, load<f32>(source));
        source += 4;
        target += 32;
      }
    }
  }
}

/** Rebuilds the transposed weights of all layers. */
export function fnnTranspose(net: usize): void {
  const layers = word(net, plan.LAYER_COUNT);
  for (let l = 1; l < layers; l++) transposePanels(net, l, 0, word(layerAt(net, l), plan.OUTPUT_PANELS));
}

/** Mean gradients of samples order[start .. end) into GRADIENTS, tile by tile in order; returns the mean loss. */
function batchGradients(net: usize, start: i32, end: i32, step: u32): f64 {
  const tileRows = word(net, plan.TILE_ROWS);
  const weight = <f32>(1.0 / <f64>(end - start));
  let sum: f64 = 0;
  fnnTranspose(net);
  for (let at = start; at < end; at += tileRows) {
    const count = min(tileRows, end - at);
    gather(net, pointer(net, plan.TRAIN_ROWS), pointer(net, plan.ORDER), at, count);
    forwardTile(net, count, true, step, at - start);
    sum += lossTile(net, at, count, weight);
    backwardTile(net, (count + 3) & ~3, at > start);
  }
  return sum / <f64>(end - start);
}

/** Updates `bytes` bytes of parameters from `offset`; the anchors pull where `anchored`. */
export function updateRange(net: usize, offset: usize, bytes: usize, anchored: bool, rate: f32, rootScale: f32): void {
  const w = pointer(net, plan.PARAMETERS) + offset;
  const g = pointer(net, plan.GRADIENTS) + offset;
  const masks = pointer(net, plan.MASKS) + offset;
  const anchors = anchored ? pointer(net, plan.ANCHORS) + offset : 0;
  const first = pointer(net, plan.FIRST_MOMENTS) + offset;
  const second = pointer(net, plan.SECOND_MOMENTS) + offset;
  const decay = load<f32>(net + plan.WEIGHT_DECAY);
  const rho = load<f32>(net + plan.RHO);
  const momentum = load<f32>(net + plan.MOMENTUM);
  const optimizer = word(net, plan.OPTIMIZER);
  if (optimizer == 0) updatePlain(w, g, masks, anchors, bytes, decay, rho, rate);
  else if (optimizer == 3) updateAdam(w, g, masks, anchors, bytes, decay, rho, rate, first, second, rootScale);
  else updateMomentum(w, g, masks, anchors, bytes, decay, rho, rate, first, momentum, optimizer == 2);
}

/**
 * One training step on samples order[start .. end); its mean loss is added to LOSS_SUM.
 *
 * rate: the learning rate, for adam divided by 1 - β1^t; rootScale: 1 / √(1 - β2^t).
 */
export function fnnTrain(net: usize, start: i32, end: i32, step: u32, rate: f32, rootScale: f32): void {
  const loss = batchGradients(net, start, end, step);
  store<f64>(net + plan.LOSS_SUM, load<f64>(net + plan.LOSS_SUM) + loss);
  const layers = word(net, plan.LAYER_COUNT);
  for (let l = 0; l < layers; l++) {
    const layer = layerAt(net, l);
    const anchored = word(layer, plan.ANCHORED) != 0;
    updateRange(net, pointer(layer, plan.WEIGHT_OFFSET), pointer(layer, plan.WEIGHT_COUNT) << 2, anchored, rate, rootScale);
    updateRange(net, pointer(layer, plan.BIAS_OFFSET), pointer(layer, plan.BIAS_COUNT) << 2, false, rate, rootScale);
  }
}

/** Leaves the mean gradients of samples order[start .. end) in GRADIENTS, dropout as in step `step`. */
export function fnnGradients(net: usize, start: i32, end: i32, step: u32): void {
  batchGradients(net, start, end, step);
}

/**
 * Logits of samples from .. to - 1 of those at hand, to their rows of out [samples, outputs].
 *
 * Where `dropping`, with the dropout of `step`, the first sample at hand being row `slot` of its set.
 */
export function fnnEvaluate(
  net: usize, rows: usize, from: i32, to: i32, out: usize, dropping: bool, step: u32, slot: i32,
): void {
  const tileRows = word(net, plan.TILE_ROWS);
  const panelBytes = <usize>tileRows << 5;
  const last = layerAt(net, word(net, plan.LAYER_COUNT) - 1);
  const outputs = word(last, plan.OUTPUTS);
  const single = word(net, plan.SINGLE_HEAD);
  out += <usize>(from * outputs) << 2;
  for (let at = from; at < to; at += tileRows) {
    const rowsHere = min(tileRows, to - at);
    gather(net, rows, 0, at, rowsHere);
    forwardTile(net, rowsHere, dropping, step, slot + at);
    for (let t = 0; t < rowsHere; t++) {
      for (let k = 0; k < outputs; k++) {
        const logit = single
          ? pointer(net, plan.LOGIT_TILE) + (<usize>t << 2)
          : pointer(last, plan.OUTPUT_TILE) + panelBytes * <usize>(k >> 3) + (<usize>((t << 3) + (k & 7)) << 2);
        store<f32>(out, load<f32>(logit));
        out += 4;
      }
    }
  }
}
