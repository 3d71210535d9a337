import type { DatasetSummary } from "../data/dataset";
import type { BackendInfo, BackendRequest } from "../ops/backendInfo";
import type { PhaseName } from "../sparse/types";
import type { DataRequest, DataResponse } from "./data/messages";
import type { GraphRequest, GraphResponse, PredictionsRequest, PredictionsResponse } from "./graph/messages";
import type { LaneStart, Snapshot } from "./snapshot";
import type { RunSpec } from "./spec";

/** The stages of a run, as the progress bar names them. */
export type Stage = "reading" | "walks" | "embedding" | "compiling" | PhaseName;

/** Training FLOPs counted so far under both conventions; 1 multiply-add = 2 FLOPs. */
export interface FlopsCount {
  readonly rigl: number; // backward = 2 × forward, arXiv:1911.11134
  readonly exact: number; // the first layer needs no input gradient
  readonly propagation: number; // Â·H of GNNs, the same for every weight sparsity, in neither of the two above
}

/** One part of the data at one evaluation; fractions of 1. */
export interface Score {
  readonly accuracy: number;
  readonly loss: number;
  readonly auc?: number; // links only
  readonly seenAccuracy?: number; // links, test only: pairs whose two nodes both occur before the cut
}

/** What one evaluation found, and what had been spent by then. */
export interface Evaluation {
  readonly epoch: number; // 0 = before training
  readonly step: number;
  readonly stage: PhaseName;
  readonly loss?: number; // mean training loss of the steps since the last evaluation, with dropout; absent where there was none
  readonly train: Score;
  readonly val: Score;
  readonly test: Score;
  readonly density: number; // ones of all masks / maskable weights
  readonly densityByLayer: Readonly<Record<string, number>>;
  readonly everActive?: number; // share of the maskable weights in any mask so far, where connections move; arXiv:2102.02887
  readonly flops: FlopsCount;
  readonly denseFlops: FlopsCount; // the dense net trained for the same steps
  readonly seconds: number; // measured training time, evaluation and compilation not included
}

/** One layer's mask after an update. */
export interface MaskPicture {
  readonly inputs: number;
  readonly outputs: number;
  /** Base64 of the mask's bits, row-major [inputs, outputs], bit i%8 (lowest first) of byte i>>3; empty where `kept` is given. */
  readonly bits: string;
  readonly kept?: number; // connections; of layers too large for a picture
  readonly dropped: number; // connections that this update removed
  readonly grown: number; // connections that this update added
}

/** The final figures of a run; accuracies are fractions of 1. */
export interface RunResult {
  readonly testAccuracy: number; // of the model that was chosen
  readonly valAccuracy: number;
  readonly trainAccuracy: number;
  readonly testAuc?: number;
  readonly testSeenAccuracy?: number;
  readonly bestEpoch: number; // the epoch whose model was chosen
  readonly chosenBy: "validation" | "test"; // test only where a person asked for the quirk of the released code
  readonly lastTestAccuracy: number; // of the last epoch's model, chosen by nothing
  readonly lastTestAuc?: number;
  readonly density: number;
  readonly densityByLayer: Readonly<Record<string, number>>;
  readonly everActive?: number; // share of the maskable weights in any mask, where connections move: R_s of arXiv:2102.02887
  readonly keptWeights: number;
  readonly maskableWeights: number;
  readonly parameters: number; // all trainable numbers of the net, biases included
  readonly parameterSparsity: number; // zeros by mask / parameters
  readonly steps: number;
  readonly epochs: number;
  readonly trainingFlops: FlopsCount;
  readonly denseTrainingFlops: FlopsCount; // the dense net trained for the same steps
  readonly uncountedFlops?: FlopsCount; // of a dense net that the run started from, in no other count
  readonly trainMs: number; // measured, optimizer steps and mask updates only
  readonly wallMs: number; // measured, from the first to the last event
}

/** How a net's weights are computed with: as whole matrices under masks, or connection by connection. */
export type KernelId = "dense" | "sparse";

/** What was found where both ways were measured in turns, milliseconds a step. */
export interface KernelTimes {
  readonly kernels: KernelId; // taken
  readonly density: number; // of the masks at hand
  readonly denseMs: number;
  readonly sparseMs: number;
}

/** What a run tells the outside world: plain data, safe to postMessage and to save as JSON. */
export type RunEvent =
  | {
      readonly type: "started";
      readonly spec: RunSpec;
      readonly backend: BackendInfo;
      readonly dataset: DatasetSummary;
      readonly plan: RunPlan;
      readonly identity?: RunIdentity; // absent in records of releases before lanes
    }
  | {
      readonly type: "progress";
      readonly stage: Stage;
      readonly done: number; // in the stage's own unit
      readonly total: number; // 0 = unknown
      readonly epoch: number;
      readonly fraction: number; // 0 .. 1 of the stage, or of all training once it trains
      readonly secondsLeft?: number; // estimated: of this stage, or of all training once it trains
    }
  | ({ readonly type: "evaluated" } & Evaluation)
  | {
      readonly type: "masksUpdated";
      readonly step: number;
      readonly epoch: number;
      readonly density: number;
      readonly densityByLayer: Readonly<Record<string, number>>;
      readonly everActive?: number;
      readonly updates?: number; // that these pictures show the outcome of, where a record left pictures out; else one
      readonly layers: Readonly<Record<string, MaskPicture>>;
    }
  | ({ readonly type: "kernelsMeasured"; readonly step: number } & KernelTimes) // both ways to train the net, timed
  | { readonly type: "finished"; readonly result: RunResult }
  | { readonly type: "stopped"; readonly step: number }
  | {
      readonly type: "failed";
      readonly message: string;
      readonly diverged?: true; // the loss stopped being a number: no fault of the engine, unless that is a GPU
    };

/** Fingerprints of all that a run starts from: lanes that agree in them differ in nothing but their method. */
export interface RunIdentity {
  readonly inputs: string; // the embedding table, or graph and features
  readonly split: string; // samples and targets of train, validation and test
  readonly weights: string; // every parameter before the first step
  readonly batches: string; // order of the first epoch, and batch size
}

/** One layer at a mask update, with what decided it; arrays are row-major [inputs, outputs]. */
export interface SeenLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly before: Uint8Array; // the mask, 1 = kept
  readonly after: Uint8Array;
  readonly weights: Float32Array; // at the update
  /** The mask after the drop, before anything grew; without it, what is gone after the update was dropped. */
  readonly left?: Uint8Array;
  /** What growth went by, the largest magnitude first; absent where it was drawn at random, or nothing grows. */
  readonly growScores?: Float32Array;
}

/** A mask update weight by weight, as the page asked to see it; layers too large for that are left out. */
export interface SeenUpdate {
  readonly step: number;
  readonly epoch: number;
  readonly layers: Readonly<Record<string, SeenLayer>>;
}

/** What is known of a run before its first step. */
export interface RunPlan {
  readonly phases: readonly { readonly name: PhaseName; readonly epochs: number }[];
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly steps: number;
  readonly samples: { readonly train: number; readonly val: number; readonly test: number };
  readonly trainScored: number; // training samples that the training accuracy is taken on
  readonly layers: Readonly<Record<string, { readonly inputs: number; readonly outputs: number }>>;
  readonly outputs: number; // 1 for links, else classes
  readonly maskableWeights: number; // of the full-width net
  readonly memory?: RunMemory; // of a net held as index lists
  readonly note?: string; // anything that the data forced, in a sentence
}

/** What a net held as index lists takes, in bytes. */
export interface RunMemory {
  readonly used: number; // connections with value, gradient and moments; activations and their gradients
  readonly dense: number; // weights, gradients and moments of the dense net
}

/** What the page asks of the training worker. */
export type Request =
  | { readonly type: "backend"; readonly backend: BackendRequest } // first of all; `ready` or `engineFailed` answers
  | DataRequest
  | GraphRequest
  | PredictionsRequest
  | {
      readonly type: "run";
      /** One to four runs on one data set, trained in turns. */
      readonly lanes: readonly RunSpec[];
      readonly paused?: boolean;
      /** Where each lane begins, where that is not its first step. */
      readonly from?: readonly LaneStart[];
      /** The runs may take their dense phase over from one before: for runs of a sweep, which nobody steps through. */
      readonly takeOver?: boolean;
    }
  | { readonly type: "pause" }
  | { readonly type: "resume" }
  | { readonly type: "step" } // one optimizer step in every lane, then pause
  | { readonly type: "microscope"; readonly lane: number } // tell the lane's next mask update weight by weight, then pause
  | { readonly type: "stop" }
  | { readonly type: "ping" } // `pong` answers, as soon as the worker hears
  | { readonly type: "live"; readonly lock: string }; // hold this Web Lock as long as you live; `living` answers

/** What the training worker answers. */
export type Response =
  | { readonly type: "ready"; readonly backend: BackendInfo }
  | DataResponse
  | GraphResponse
  | PredictionsResponse
  | { readonly type: "events"; readonly lane: number; readonly events: readonly RunEvent[] }
  | { readonly type: "paused"; readonly steps: readonly number[] } // of each lane; acknowledged: nothing runs now
  | { readonly type: "maskUpdate"; readonly lane: number; readonly update: SeenUpdate } // then comes `paused`
  | { readonly type: "snapshot"; readonly lane: number; readonly snapshot: Snapshot } // every few seconds
  | { readonly type: "engineFailed"; readonly message: string; readonly fault: EngineFault }
  | { readonly type: "silence"; readonly silent: boolean }; // the worker lives, but does not answer any more, or again

/** What the training worker says to its client alone. */
export type Sign = { readonly type: "pong" } | { readonly type: "living" };

/**
 * What an engine failed by: at its start, by the death of its worker, by the loss of the GPU, or by an error that the GPU
 * reported, such as a shader that it does not compile or too little memory, which is there again on the next try.
 */
export type EngineFault = "start" | "worker" | "lost" | "error";
