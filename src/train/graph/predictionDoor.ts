import { createPredictionKeeper, type KeeperInput, type PredictionKeeper } from "../predictions";
import type { RunSpec } from "../spec";
import type { PredictionsRequest, PredictionsResponse } from "./messages";

/** Makes the keeper of a run once it is known what the run predicts. */
export type StartKeeper = (input: KeeperInput) => PredictionKeeper;

/** Answers what the newest run has predicted. */
export interface PredictionDoor {
  /** A run begins: forgets the one before, and returns what starts the keeper of each lane. */
  begin(lanes: readonly RunSpec[]): readonly StartKeeper[];
  hear(request: PredictionsRequest): void;
}

/** Creates the door to the predictions of the worker's runs. */
export function createPredictionDoor(
  post: (response: PredictionsResponse, transfer: Transferable[]) => void,
): PredictionDoor {
  let lanes: { readonly spec: RunSpec; keeper?: PredictionKeeper }[] = [];
  return {
    begin: (specs) => {
      lanes = specs.map((spec) => ({ spec }));
      return lanes.map((lane) => (input) => {
        lane.keeper = createPredictionKeeper(input);
        return lane.keeper;
      });
    },
    hear: ({ id, asked }) => {
      post({ type: "predictions", id, lanes: lanes.map(({ spec, keeper }) => ({ spec, ...keeper?.told(asked) })) }, []);
    },
  };
}
