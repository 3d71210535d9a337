import { InputError } from "../lib/inputError";
import type { SparsifierOptions } from "./types";

/** What an option is called in a sentence, what it may be, and how to say so. */
interface Rule {
  readonly name: string;
  readonly holds: (value: number) => boolean;
  readonly wanted: string;
}

const share = { holds: (value: number) => value >= 0 && value <= 1, wanted: "a number from 0 to 1" };
const positive = { holds: (value: number) => value > 0 && value < Infinity, wanted: "a number above 0" };
const atLeast = (least: number) => ({
  holds: (value: number) => Number.isInteger(value) && value >= least,
  wanted: `a whole number, ${least} or more`,
});

const rules: { readonly [K in keyof SparsifierOptions]?: Rule } = {
  sparsity: {
    name: "target sparsity",
    holds: (value) => value >= 0 && value < 1,
    wanted: "a number from 0 up to, but not including, 1",
  },
  stepsPerEpoch: { name: "number of steps per epoch", ...atLeast(1) },
  epochs: { name: "number of epochs", ...atLeast(0) },
  denseEpochs: { name: "number of dense epochs", ...atLeast(0) },
  pruneEpochs: { name: "number of pruning epochs", ...atLeast(0) },
  retrainEpochs: { name: "number of retraining epochs", ...atLeast(0) },
  rho: { name: "penalty strength rho", ...positive },
  slrStep: { name: "first SLR step size", ...positive },
  slrM: { name: "SLR parameter M", holds: (value) => value > 1 && value < Infinity, wanted: "a number above 1" },
  slrR: { name: "SLR parameter r", ...positive },
  dropFraction: { name: "drop fraction", ...share },
  updateInterval: { name: "update interval", ...atLeast(1) },
  updateEnd: { name: "end of the mask updates", ...share },
  pruneStart: { name: "start of the pruning", ...share },
  pruneEnd: { name: "end of the pruning", ...share },
  initialDensity: { name: "initial density", ...share },
  gradientMemory: {
    name: "memory of the gradient average",
    holds: (value) => value >= 0 && value < 1,
    wanted: "a number from 0 up to, but not including, 1",
  },
  exploration: {
    name: "exploration weight c",
    holds: (value) => value >= 0 && value < Infinity,
    wanted: "a number, 0 or more",
  },
  scoringRounds: { name: "number of scoring rounds", ...atLeast(1) },
  roundEpochs: { name: "number of epochs per round", ...atLeast(1) },
  pruneShare: {
    name: "share pruned per round",
    holds: (value) => value > 0 && value < 1,
    wanted: "a number above 0 and below 1",
  },
  rewindStep: { name: "rewind step", ...atLeast(0) },
};

/**
 * Checks the numbers among the options that a method uses.
 *
 * @throws InputError naming the first option out of its range, and the range
 */
export function checkOptions(options: SparsifierOptions, uses: readonly (keyof SparsifierOptions)[]): void {
  for (const key of ["stepsPerEpoch", ...uses] as const) {
    const rule = rules[key];
    const value = options[key];
    if (rule !== undefined && !(typeof value === "number" && rule.holds(value)))
      throw new InputError(`The ${rule.name} is ${value}: give ${rule.wanted}.`);
  }
  if (uses.includes("pruneStart") && options.pruneStart > options.pruneEnd)
    throw new InputError(
      `The pruning ends (${options.pruneEnd} of the run) before it starts (${options.pruneStart}): give an end at or after the start.`,
    );
}
