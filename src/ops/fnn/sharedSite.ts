import type { WasmThreads } from "../wasm/threads";
import { aloneSite } from "./aloneSite";
import { layTile, planStride, tileNumbers } from "./layTile";
import type { FnnNetOptions } from "./net";
import { type PanelPart, panelParts } from "./panelParts";
import { type FnnPlan, planWord } from "./plan";
import type { FnnKernels, FnnRunner, FnnSite } from "./site";

/** When threads work together, and on how much at a time; no number of a run depends on it. */
export interface SharingRule {
  /** Multiply-adds forward below which calling the others costs more than they bring: about 30 microseconds. */
  readonly leastWork: number;
  /** The most tiles between two meetings of the threads. */
  readonly mostTiles: number;
}

/** Multiply-adds of one sample on its way forward. */
const workOf = (sizes: readonly number[]): number =>
  sizes.slice(1).reduce((sum, width, layer) => sum + width * sizes[layer], 0);

/** Tells whether threads share the steps of such a net on batches of so many samples. */
export function worthSharing(sizes: readonly number[], samples: number): boolean {
  const served = sizes[sizes.length - 1] > 1 || sizes.length === 3;
  return served && samples * workOf(sizes) >= usualRule.leastWork;
}

const usualRule: SharingRule = { leastWork: 1 << 19, mostTiles: 64 };

/** Activations and deltas of all tiles at once take at most so many numbers, unless there are fewer tiles than threads. */
const tilesNumbers = 1 << 22;

/** Keeps nets on the memory of threads that share out each step: tiles of samples first, then panels of weights. */
export function sharedSite(threads: WasmThreads, rule = usualRule): FnnSite {
  const { heap, team } = threads;
  const kernels = team.exports as unknown as FnnKernels;
  const alone = aloneSite(heap, () => kernels);
  return {
    heap,
    layOut: (options, plan, blocks) => {
      // A single logit's deltas are spread while the gradients are taken, which serves one hidden layer: all that the lab builds.
      if (plan.singleHead && plan.layers.length !== 2) return alone.layOut(options, plan, blocks);
      const keptApart = (layer: number): boolean => !plan.singleHead && layer < plan.layers.length - 1;
      const stride = planStride(plan);
      const fitting = Math.floor(tilesNumbers / tileNumbers(options, plan, keptApart));
      const tiles = Math.min(tilesOf(options, plan), rule.mostTiles, Math.max(team.size, fitting));
      blocks.reserve("plan", (tiles * stride) / 4);
      const net = blocks.at("plan");
      const plans = Array.from({ length: tiles }, (_, tile) => net + tile * stride);
      for (const [tile, base] of plans.entries()) layTile({ heap, blocks, options, plan, keptApart }, base, tile);
      const parts = panelParts(plan, team.size);
      return share({ threads, kernels, plan, sizes: options.sizes, plans, stride, parts, leastWork: rule.leastWork });
    },
  };
}

/** Counts the tiles of the largest batch that can be. */
function tilesOf({ sets }: FnnNetOptions, { tileRows }: FnnPlan): number {
  return Math.max(1, Math.ceil(sets.train.targets.length / tileRows));
}

interface Shared {
  readonly threads: WasmThreads;
  readonly kernels: FnnKernels;
  readonly plan: FnnPlan;
  readonly sizes: readonly number[];
  readonly plans: readonly number[];
  readonly stride: number;
  readonly parts: readonly PanelPart[];
  readonly leastWork: number;
}

function share({
  threads: { team, heap },
  kernels,
  plan: { tileRows },
  sizes,
  plans,
  stride,
  parts,
  leastWork,
}: Shared): FnnRunner {
  const [net] = plans;
  const work = workOf(sizes);
  const pays = (samples: number): boolean => samples * work >= leastWork;
  let stale = true; // the transposed weights are older than the weights

  /** Takes a batch through the net and its gradients into memory, or on into the weights; returns the mean loss. */
  const batch = (
    from: number,
    to: number,
    step: number,
    update?: readonly [rate: number, rootScale: number],
  ): number => {
    if (stale) kernels.fnnTranspose(net);
    stale = false;
    const weight = 1 / (to - from);
    const rates = update ?? [0, 0];
    let sum = 0;
    for (let first = from; first < to; first += plans.length * tileRows) {
      const end = Math.min(to, first + plans.length * tileRows);
      const tiles = Math.ceil((end - first) / tileRows);
      const startOf = (tile: number): number => first + tile * tileRows;
      const countOf = (tile: number): number => Math.min(tileRows, end - startOf(tile));
      team.run(
        "fnnTile",
        (tile) => [plans[tile], startOf(tile), countOf(tile), startOf(tile) - from, weight, step],
        tiles,
      );
      const view = new DataView(heap.buffer());
      for (let tile = 0; tile < tiles; tile++) sum += view.getFloat64(plans[tile] + planWord.tileLoss, true);
      const add = first > from ? 1 : 0;
      const last = update && end === to ? 1 : 0;
      const common = [net, stride, tiles, countOf(tiles - 1)];
      team.run(
        "fnnPanels",
        (part) => [...common, parts[part].layer, parts[part].from, parts[part].to, add, last, ...rates],
        parts.length,
      );
    }
    return sum / (to - from);
  };
  return {
    plans,
    train(from, to, step, rate, rootScale) {
      if (pays(to - from)) {
        const loss = batch(from, to, step, [rate, rootScale]);
        const view = new DataView(heap.buffer());
        view.setFloat64(net + planWord.lossSum, view.getFloat64(net + planWord.lossSum, true) + loss, true);
      } else {
        kernels.fnnTrain(net, from, to, step, rate, rootScale);
        stale = true;
      }
    },
    gradients(from, to, step) {
      if (pays(to - from)) batch(from, to, step);
      else kernels.fnnGradients(net, from, to, step);
    },
    evaluate(rows, count, out, ...dropping) {
      const parts = pays(count) ? Math.min(plans.length, 4 * team.size) : 1;
      const each = Math.ceil(count / (parts * tileRows)) * tileRows;
      team.run(
        "fnnEvaluate",
        (part) => [plans[part], rows, part * each, Math.min(count, (part + 1) * each), out, ...dropping],
        Math.ceil(count / each),
      );
    },
    weightsChanged: () => {
      stale = true;
    },
  };
}
