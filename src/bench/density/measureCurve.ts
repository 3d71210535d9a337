import { createRng } from "../../lib/rng";
import type { BackendInfo } from "../../ops/backendInfo";
import { createLearner } from "../../train/createLearner";
import type { Learner } from "../../train/learner";
import { stepFlops } from "../../train/ledger";
import type { KernelId } from "../../train/protocol";
import { optimizerConfig } from "../../train/schedule";
import { createProblem, type Problem } from "../inputs/problem";
import { randomTable } from "../inputs/table";
import { type Budget, type Contestant, race } from "../measure";
import { spread } from "../statistics";

/** One point of the chart of counted against measured: a training step of the net 64-width-width/2-10. */
export interface DensityRow {
  readonly width: number;
  readonly density: number; // of the masks, as drawn
  readonly kernels: KernelId;
  readonly stepMs: number; // median
  readonly countedFlops: number; // of one step under the masks, exact convention: the same for both kernels
}

/** Which points are measured, and for how long. */
export interface DensityCurveOptions {
  readonly widths?: readonly number[];
  readonly densities?: readonly number[]; // falling
  readonly batchSize?: number;
  readonly budget?: Budget;
}

/** The widths of the chart. */
export const curveWidths: readonly number[] = [128, 256, 512, 1024, 2048, 4096, 8192];

/** The densities of the chart. */
export const curveDensities: readonly number[] = [1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];

/** Lists of more connections than this cost more memory than whole matrices do, and are left out. */
const mostConnections = 2 ** 23;

/**
 * Measures training steps against density, width by width, on the current backend; each row comes as soon as it is known.
 *
 * Whole matrices cost the same at any mask: they are measured at the first and the last density of a width, beside the connections.
 */
export async function* measureDensityCurve(
  backend: BackendInfo,
  {
    widths = curveWidths,
    densities = curveDensities,
    batchSize = 256,
    budget = { repeats: 5, turnMs: 100 },
  }: DensityCurveOptions = {},
): AsyncGenerator<DensityRow> {
  for (const width of widths) {
    const problem = problemOf(width, batchSize);
    let dense: Learner | undefined = await open(problem, "dense", backend);
    let sparse: Learner | undefined;
    try {
      for (const [i, density] of densities.entries()) {
        const { masks, kept } = drawMasks(problem, density);
        const connections = Object.values(kept).reduce((sum, count) => sum + count, 0);
        const measured: [KernelId, Learner][] = [];
        if (i === 0 || i === densities.length - 1)
          measured.push(["dense", (dense ??= await open(problem, "dense", backend))]);
        if (connections <= mostConnections) {
          // The first masks come before the first step, so that a list is never longer than it must be.
          sparse ??= await open(problem, "sparse", backend);
          measured.push(["sparse", sparse]);
        }
        for (const [, learner] of measured) learner.setMasks(masks);
        const timings = await race(
          measured.map(([, learner]) => contestant(learner, batchSize)),
          budget,
        );
        const { exact } = stepFlops(problem.net.ledger, kept, batchSize, false);
        const share = connections / problem.net.maskableWeights;
        for (const [k, [kernels]] of measured.entries()) {
          yield { width, density: share, kernels, stepMs: spread(timings[k].unitMs).median, countedFlops: exact };
        }
        // Not held while others are measured: at the greatest width it takes most of the memory.
        if (i === 0) dense = dispose(dense);
      }
    } finally {
      dispose(dense);
      dispose(sparse);
    }
  }
}

function dispose(learner: Learner | undefined): undefined {
  learner?.dispose();
}

/** A net with something to compute and nothing to learn. */
function problemOf(width: number, batchSize: number): Problem {
  const table = randomTable({ tableRows: 2000, width: 64, rowsPerSample: 1, samples: batchSize, outputs: 10 }, 1);
  const given = { task: "node", model: "fnn", optimizer: "adam", dropout: 0, hidden: width, batchSize } as const;
  return createProblem(given, table);
}

async function open(
  { spec, prepared, net, initial }: Problem,
  kernels: KernelId,
  backend: BackendInfo,
): Promise<Learner> {
  const learner = await createLearner({ ...spec, kernels }, prepared, net, initial, backend);
  learner.setOptimizer(optimizerConfig(spec));
  learner.beginEpoch(Uint32Array.from({ length: spec.batchSize }, (_, sample) => sample));
  return learner;
}

function contestant(learner: Learner, batchSize: number): Contestant {
  return {
    run: async (steps) => {
      // A rate of 0 keeps the numbers as they are, whatever the masks before have left.
      for (let step = 0; step < steps; step++) learner.step(0, batchSize, 0, 1);
      await learner.settle();
    },
    dispose: () => undefined,
  };
}

/** Draws each weight's fate by itself: on a layer of any size the share kept is close to what is asked for. */
function drawMasks(
  { net }: Problem,
  density: number,
): { masks: Record<string, Uint8Array>; kept: Record<string, number> } {
  const masks: Record<string, Uint8Array> = {};
  const kept: Record<string, number> = {};
  for (const [name, { inputs, outputs }] of Object.entries(net.layers)) {
    const rng = createRng(1, "density curve", name);
    const mask = new Uint8Array(inputs * outputs);
    kept[name] = 0;
    for (let i = 0; i < mask.length; i++) {
      if (rng.float() >= density) continue;
      mask[i] = 1;
      kept[name]++;
    }
    masks[name] = mask;
  }
  return { masks, kept };
}
