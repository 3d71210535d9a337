import type { Tree } from "../lib/tree";
import type { NetState } from "../ops/netState";
import type { OptimizerConfig } from "../ops/optimizer";
import { countOnes } from "../sparse/masks";
import type { Masks } from "../sparse/types";
import type { Learner } from "./learner";
import type { KernelId, KernelTimes } from "./protocol";

/** What the two ways to train one net are made by, and what measures them. */
export interface AdaptiveOptions {
  readonly open: Readonly<Record<KernelId, () => Promise<Learner>>>;
  readonly optimizer: OptimizerConfig;
  readonly now: () => number; // in milliseconds
}

/** Above this density nothing is measured: whole matrices, read in order, win. */
const densest = 0.5;

/** The way that is not in use must be so many times faster: measurements scatter. */
const margin = 1.3;

/** What was measured at a density holds this much beyond it, as a factor. */
const reach = 1.5;

/** A measurement takes at most so many rounds and, but for the first round, milliseconds. */
const mostRounds = 3;
const mostMs = 2000;

/** What a learner has been told, so that another can take its place. */
interface Installed {
  masks: Masks;
  anchors: Tree<Float32Array> | undefined;
  rho: number;
  optimizer: OptimizerConfig;
  memory: number | undefined; // of the gradients' averages
  order: Uint32Array | undefined;
}

/**
 * Creates a learner that trains with whole matrices and changes to the connections alone, and back, where steps measured in turns say so.
 *
 * The two differ in rounding, no more. It measures when `adapt` is called, which leaves everything else as it was.
 */
export async function createAdaptiveLearner({ open, optimizer, now }: AdaptiveOptions): Promise<Learner> {
  let kernels: KernelId = "dense";
  let current = await open.dense();
  const told: Installed = {
    masks: {},
    anchors: undefined,
    rho: 0,
    optimizer,
    memory: undefined,
    order: undefined,
  };
  let sparseWonAt = 0; // the highest density at which it did
  let denseWonAt = Number.POSITIVE_INFINITY; // the lowest

  const density = (): number => {
    let kept = 0;
    let all = 0;
    for (const [name, { inputs, outputs }] of Object.entries(current.layers)) {
      all += inputs * outputs;
      kept += told.masks[name] ? countOnes(told.masks[name]) : inputs * outputs;
    }
    return kept / all;
  };
  const install = (learner: Learner, state: NetState): void => {
    learner.setMasks(told.masks); // first, so that lists are never longer than they must be
    learner.setOptimizer(told.optimizer);
    learner.setAnchors(told.anchors, told.rho);
    learner.averageGradients(told.memory);
    if (told.order) learner.beginEpoch(told.order);
    learner.writeState(state);
  };
  const change = async (to: KernelId, state: NetState): Promise<void> => {
    current.dispose();
    current = await open[to]();
    kernels = to;
    install(current, state);
  };
  const timeOf = async (learner: Learner, samples: number): Promise<number> => {
    const began = now();
    learner.step(0, samples, 0, 1);
    await learner.settle();
    return now() - began;
  };
  /** Opens the other way beside this one; undefined where there is no memory for both. */
  const openBeside = async (rival: KernelId, state: NetState): Promise<Learner | undefined> => {
    let other: Learner | undefined;
    try {
      other = await open[rival]();
      install(other, state);
      return other;
    } catch (error) {
      other?.dispose();
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  };
  /**
   * Times steps of both in turns, keeps the faster with the state that there was, and frees the other.
   *
   * Where there is no memory for both, all stays as it is and nothing was measured.
   */
  const measure = async (samples: number, at: number): Promise<KernelTimes | undefined> => {
    const state = await current.readState();
    const rival: KernelId = kernels === "dense" ? "sparse" : "dense";
    const other = await openBeside(rival, state);
    if (!other) return undefined;
    const sides = [current, other] as const;
    for (const side of sides) await timeOf(side, samples); // whatever is compiled or first touched
    const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const began = now();
    for (let round = 0; round < mostRounds && (round === 0 || now() - began < mostMs); round++) {
      for (const [i, side] of sides.entries()) least[i] = Math.min(least[i], await timeOf(side, samples));
      if (Math.max(least[0] / least[1], least[1] / least[0]) > margin ** 3) break;
    }
    const won = least[0] > margin * least[1];
    (won ? current : other).dispose();
    if (won) [current, kernels] = [other, rival];
    current.writeState(state);
    const [denseMs, sparseMs] = rival === "sparse" ? least : least.toReversed();
    return { kernels, density: at, denseMs, sparseMs };
  };

  return {
    get layers() {
      return current.layers;
    },
    get way() {
      return current.way;
    },
    get threads() {
      return current.threads;
    },
    get parameterCount() {
      return current.parameterCount;
    },
    get choice() {
      return { kernels, sparseWonAt, denseWonAt };
    },
    adapt: async (samples, choice) => {
      if (choice) {
        ({ sparseWonAt, denseWonAt } = choice);
        if (choice.kernels !== kernels) await change(choice.kernels, await current.readState());
        return undefined;
      }
      const at = density();
      // A gradient that is averaged is formed densely in every step.
      const mustBeDense = told.memory !== undefined || at > densest;
      const known = mustBeDense || at * reach > denseWonAt ? "dense" : at < sparseWonAt * reach ? "sparse" : undefined;
      if (known === undefined) {
        const times = await measure(samples, at);
        if (kernels === "sparse") sparseWonAt = Math.max(sparseWonAt, at);
        else denseWonAt = Math.min(denseWonAt, at);
        return times;
      }
      if (known !== kernels) await change(known, await current.readState());
      return undefined;
    },
    beginEpoch: (order) => {
      told.order = order;
      current.beginEpoch(order);
    },
    step: (...step) => current.step(...step),
    gradients: (...batch) => current.gradients(...batch),
    averageGradients: (memory) => {
      told.memory = memory;
      current.averageGradients(memory);
    },
    readAverageGradients: () => current.readAverageGradients(),
    takeLoss: () => current.takeLoss(),
    evaluate: (...set) => current.evaluate(...set),
    readParameters: () => current.readParameters(),
    writeParameters: (parameters) => current.writeParameters(parameters),
    setMasks: (masks) => {
      told.masks = { ...told.masks, ...masks };
      current.setMasks(masks);
    },
    setAnchors: (anchors, rho) => {
      Object.assign(told, { anchors, rho });
      current.setAnchors(anchors, rho);
    },
    setOptimizer: (next) => {
      told.optimizer = next;
      current.setOptimizer(next);
    },
    readState: () => current.readState(),
    writeState: (state) => current.writeState(state),
    settle: () => current.settle(),
    dispose: () => current.dispose(),
  };
}
