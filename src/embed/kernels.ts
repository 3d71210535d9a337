/** A byte offset in the memory that kernels work on. */
export type Offset = number;

/**
 * The kernels of walks and skip-gram, each with the parameters of the export of its name in src/embed/assembly.
 *
 * There are two sets, in wasm and in plain code, and they give the same bits.
 */
export interface EmbedKernels {
  takeWalks(...given: TakeWalksParameters): void;
  drawOrTrain(...given: DrawOrTrainParameters): void;
  drawSlice(...given: DrawSliceParameters): void;
  trainBlock(...given: TrainBlockParameters): void;
}

/** Walks number from .. to over edges laid out for walking. */
export type TakeWalksParameters = [
  start: Offset,
  target: Offset,
  later: Offset,
  cumulative: Offset,
  starts: Offset,
  startCount: number,
  hops: number,
  random: Offset,
  from: number,
  to: number,
  tokens: Offset,
  ends: Offset,
];

/** One half of a turn: draws is 1 or 0; last is 1 where no walks follow. */
export type DrawOrTrainParameters = [
  draws: number,
  context: Offset,
  targets: Offset,
  width: number,
  result: Offset,
  tokens: Offset,
  offsets: Offset,
  base: number,
  walks: number,
  from: number,
  last: number,
  window: number,
  keep: Offset,
  negatives: Offset,
  nodes: number,
  random: Offset,
  kept: Offset,
  count: number,
  enough: number,
  input: Offset,
  output: Offset,
  bytes: number,
  sigmoid: Offset,
  step: Offset,
  learningRate: number,
];

/** The pairs of some walks, bucket by bucket. */
export type DrawSliceParameters = [
  tokens: Offset,
  offsets: Offset,
  base: number,
  walks: number,
  from: number,
  window: number,
  keep: Offset,
  random: Offset,
  kept: Offset,
  context: Offset,
  targets: Offset,
  result: Offset,
  parts: number,
  rowsPerPart: number,
  pairs: Offset,
  bucketStarts: Offset,
];

/** Learning from one bucket of all slices. */
export type TrainBlockParameters = [
  pairs: Offset,
  pairsStride: number,
  bucketStarts: Offset,
  startsStride: number,
  slices: number,
  bucket: number,
  negatives: Offset,
  nodes: number,
  random: Offset,
  context: Offset,
  targets: Offset,
  batch: number,
  input: Offset,
  output: Offset,
  bytes: number,
  sigmoid: Offset,
  step: Offset,
  width: number,
  learningRate: number,
];
