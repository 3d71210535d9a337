import { adamConstants } from "../../maskedStep";
import { type OptimizerConfig, updateRule } from "../../optimizer";
import { type StepRecord, stepMode } from "./records";

/** The part of a record that tells one step from another. */
type StepPlace = Pick<StepRecord, "start" | "count" | "stride" | "mode" | "seed" | "step">;

/** What the records of a net's steps have in common, and the count of optimizer steps. */
export interface RecordMaker {
  readonly optimizer: OptimizerConfig;
  readonly optimizerSteps: number; // since the moments were 0
  readonly averaging: boolean;
  /** Makes the record of a step; one that updates counts as an optimizer step. */
  make(place: StepPlace, learningRate: number): StepRecord;
  /** Changes the optimizer and starts its step count at 0. */
  setOptimizer(config: OptimizerConfig): void;
  /** Goes on after so many optimizer steps. */
  goOn(steps: number): void;
  setRho(rho: number): void;
  /** Sets β of the running averages; `undefined` stops them. */
  setMemory(beta: number | undefined): void;
}

/** Creates the maker of a net's records. */
export function recordMaker(first: OptimizerConfig): RecordMaker {
  let optimizer = first;
  let optimizerSteps = 0;
  let rho = 0;
  let memory: number | undefined;
  return {
    get optimizer() {
      return optimizer;
    },
    get optimizerSteps() {
      return optimizerSteps;
    },
    get averaging() {
      return memory !== undefined;
    },
    make: (place, learningRate) => {
      if (place.mode & stepMode.update) optimizerSteps++;
      const adam = optimizer.id === "adam";
      const { beta1, beta2 } = adamConstants;
      return {
        ...place,
        following: 1,
        rule: updateRule(optimizer),
        rate: adam ? learningRate / (1 - beta1 ** optimizerSteps) : learningRate,
        secondCorrection: adam ? 1 / (1 - beta2 ** optimizerSteps) : 1,
        momentum: optimizer.momentum,
        weightDecay: optimizer.weightDecay,
        rho,
        memory: memory ?? 0,
      };
    },
    setOptimizer: (config) => {
      optimizer = config;
      optimizerSteps = 0;
    },
    goOn: (steps) => {
      optimizerSteps = steps;
    },
    setRho: (strength) => {
      rho = strength;
    },
    setMemory: (beta) => {
      memory = beta;
    },
  };
}
