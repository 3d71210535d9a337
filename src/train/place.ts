import type { Phase } from "../sparse/types";
import type { RunPlan } from "./protocol";

/** Where an optimizer step lies in its run. */
export interface Place {
  readonly step: number; // of the run, from 1
  readonly phase: Phase;
  readonly phaseEpoch: number; // of the phase, from 0
  readonly epoch: number; // of the run, from 1
  readonly stepInEpoch: number; // from 0
  readonly opensPhase: boolean;
  readonly opensEpoch: boolean;
  readonly closesEpoch: boolean;
}

/** Finds the place of a step, `undefined` beyond the end of the run. */
export function placeOf({ phases, stepsPerEpoch }: Pick<RunPlan, "phases" | "stepsPerEpoch">, step: number) {
  const epochsBefore = Math.floor((step - 1) / stepsPerEpoch);
  const stepInEpoch = step - 1 - epochsBefore * stepsPerEpoch;
  let phaseEpoch = epochsBefore;
  for (const phase of phases) {
    if (phaseEpoch < phase.epochs) {
      const opensEpoch = stepInEpoch === 0;
      return {
        step,
        phase,
        phaseEpoch,
        epoch: epochsBefore + 1,
        stepInEpoch,
        opensPhase: opensEpoch && phaseEpoch === 0,
        opensEpoch,
        closesEpoch: stepInEpoch === stepsPerEpoch - 1,
      } satisfies Place;
    }
    phaseEpoch -= phase.epochs;
  }
  return undefined;
}
