// How a fully connected net lies in memory; src/ops/fnn/plan.ts writes the same words.
//
// Everything is blocked by panels of 8 columns, padded with zeros, so that one micro-kernel serves all products:
//   activations  [width / 8][tileRows][8]     one tile of samples
//   weights      [outputs / 8][inputs][8]     inputs padded to a multiple of 8; one binary logit: a plain vector
//   transposed   [inputs / 8][outputs][8]     rebuilt each step, for the gradient that flows to the layer below

// Byte offsets of the plan's words.
export const LAYER_COUNT: usize = 0;
export const TILE_ROWS: usize = 4; // a multiple of 4
export const ROWS_PER_SAMPLE: usize = 8;
export const TABLE_WIDTH: usize = 12;
export const TABLE: usize = 16;
export const INPUT_TILE: usize = 20;
export const TARGET_TILE: usize = 24; // i32 [tileRows]
export const LOGIT_TILE: usize = 28; // f32 [tileRows], the single head's
export const SINGLE_HEAD: usize = 32; // 1: one logit, binary cross-entropy; 0: softmax
export const SEED: usize = 36;
export const DROP_THRESHOLD: usize = 40; // 0: no dropout
export const DROP_SCALE: usize = 44; // f32
export const TRAIN_ROWS: usize = 48;
export const TRAIN_TARGETS: usize = 52;
export const ORDER: usize = 56;
export const LOSS_SUM: usize = 64; // f64
export const PARAMETERS: usize = 72;
export const GRADIENTS: usize = 76;
export const FIRST_MOMENTS: usize = 80;
export const SECOND_MOMENTS: usize = 84;
export const MASKS: usize = 88; // all bits set: kept; 0: removed
export const ANCHORS: usize = 92;
export const OPTIMIZER: usize = 96; // 0: plain sgd, 1: momentum, 2: nesterov, 3: adam
export const MOMENTUM: usize = 100; // f32
export const WEIGHT_DECAY: usize = 104; // f32
export const RHO: usize = 108; // f32
export const TILE_LOSS: usize = 112; // f64, of the tile whose plan it is
export const LAYERS: usize = 120;

// Byte offsets of a layer's words.
export const LAYER_BYTES: usize = 44;
export const OUTPUTS: usize = 0; // without padding
export const INPUT_PANELS: usize = 4;
export const OUTPUT_PANELS: usize = 8;
export const WEIGHT_OFFSET: usize = 12; // bytes from the start of PARAMETERS, GRADIENTS, ...
export const WEIGHT_COUNT: usize = 16; // floats, a multiple of 8
export const BIAS_OFFSET: usize = 20;
export const BIAS_COUNT: usize = 24; // floats, a multiple of 8; 0: no bias
export const TRANSPOSED: usize = 28; // 0 for the first layer
export const OUTPUT_TILE: usize = 32; // 0 for the single head
export const ANCHORED: usize = 36; // 1: pulled to ANCHORS
export const DELTA_TILE: usize = 40; // OUTPUT_TILE, where nobody reads the activations after their deltas have come

// @ts-ignore: decorator
@inline
export function word(base: usize, at: usize): i32 {
  return load<i32>(base + at);
}

// @ts-ignore: decorator
@inline
export function pointer(base: usize, at: usize): usize {
  return <usize>load<u32>(base + at);
}

// @ts-ignore: decorator
@inline
export function layerAt(plan: usize, index: i32): usize {
  return plan + LAYERS + LAYER_BYTES * <usize>index;
}
