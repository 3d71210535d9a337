import type { FnnNetOptions } from "../net";
import { fnnLayers } from "../shape";

/** Invocations of every workgroup of the fused net: what each device has at the least. */
export const threads = 256;

/** Workgroup memory that each device has at the least, in bytes. */
export const leastMemory = 16384;

/** One layer in the tensors of a net on a GPU; offsets count numbers. */
export interface GpuLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly rows: number; // of the matrix with its bias as the last row
  readonly weights: number; // offset of the matrix, row-major [rows, outputs]
  readonly transposed: number | undefined; // offset of its copy [outputs, inputs]; layer 1 needs none
  readonly forwardParts: number; // runs into which a sum over the inputs is cut
  readonly backwardParts: number; // runs into which a sum over the outputs is cut
  readonly firstTile: number; // of the gradient, counted over all layers
  readonly tilesAcross: number;
}

/** How a fully connected net is laid out on a GPU; all sums are taken in an order that follows from this alone. */
export interface GpuPlan {
  readonly layers: readonly GpuLayer[];
  readonly parameterCount: number;
  readonly transposedCount: number;
  readonly side: number; // a tile of a gradient has side × side weights
  readonly slices: number; // runs into which the batch is cut for a gradient
  readonly tileCount: number; // of all gradients
  readonly activationUnit: readonly number[]; // first row of layer l's outputs among the kept units, 0 = the input
  readonly deltaUnit: readonly number[]; // first row of d loss / d output of layer l; none at 0
  readonly lossUnit: number; // row of the losses
  readonly unitCount: number; // rows of the kept units
}

/** Lays a net out. */
export function planGpuFnn({ sizes, bias }: Pick<FnnNetOptions, "sizes" | "bias">): GpuPlan {
  const count = fnnLayers(sizes, bias).reduce(
    (sum, { inputs, outputs }) => sum + (inputs + (bias ? 1 : 0)) * outputs,
    0,
  );
  // Small nets take small tiles, which keep more of a GPU busy; large nets take large tiles, which read less.
  const side = count < 1 << 14 ? 8 : count < 1 << 18 ? 16 : 32;
  let weights = 0;
  let transposed = 0;
  let firstTile = 0;
  const layers = fnnLayers(sizes, bias).map(({ inputs, outputs }, index): GpuLayer => {
    const rows = inputs + (bias ? 1 : 0);
    const tilesAcross = Math.ceil(outputs / side);
    const layer: GpuLayer = {
      inputs,
      outputs,
      rows,
      weights,
      transposed: index === 0 ? undefined : transposed,
      forwardParts: partsOf(outputs, inputs),
      backwardParts: partsOf(inputs, outputs),
      firstTile,
      tilesAcross,
    };
    weights += rows * outputs;
    if (index > 0) transposed += inputs * outputs;
    firstTile += tilesAcross * Math.ceil(rows / side);
    return layer;
  });
  let unit = 0;
  const take = (units: number): number => {
    unit += units;
    return unit - units;
  };
  const activationUnit = sizes.slice(0, -1).map(take);
  const deltaUnit = sizes.map((size, layer) => (layer === 0 ? -1 : take(size)));
  const lossUnit = take(1);
  return {
    layers,
    parameterCount: weights,
    transposedCount: transposed,
    side,
    slices: (threads * 16) / side ** 2,
    tileCount: firstTile,
    activationUnit,
    deltaUnit,
    lossUnit,
    unitCount: unit,
  };
}

/** Cuts long sums of narrow layers into runs that threads share, since there are not results enough to keep them busy. */
function partsOf(width: number, length: number): number {
  let parts = 1;
  while (parts < 16 && width * parts * 2 <= 128 && length >= parts * 2 * 8) parts *= 2;
  return parts;
}

/** Numbers of the "state" tensor: parameters, first and second moments, averages, gradients; then loss and its rest. */
export const section = {
  parameters: 0,
  firstMoments: 1,
  secondMoments: 2,
  averages: 3,
  gradients: 4,
  loss: 5,
} as const;

/** Returns how many numbers the "state" tensor of a plan has. */
export function stateCount({ parameterCount }: GpuPlan): number {
  return parameterCount * section.loss + 4;
}

/** Returns the vec4f of workgroup memory that the cut sums of a plan take for each four samples. */
export function partialUnits({ layers }: GpuPlan): number {
  const cut = layers.flatMap(({ inputs, outputs, forwardParts, backwardParts }, index) => [
    forwardParts > 1 ? outputs * forwardParts : 0,
    index > 0 && backwardParts > 1 ? inputs * backwardParts : 0,
  ]);
  return Math.max(1, ...cut);
}
