import type { ConnectionList } from "../../lib/connectionList";
import type { Tree } from "../../lib/tree";
import type { FnnNetOptions } from "../fnn/net";
import type { NetState } from "../netState";
import type { OptimizerConfig } from "../optimizer";

/** What determines a fully connected net on index lists; values of connections stand in the order of their list. */
export interface ListNetOptions extends Omit<FnnNetOptions, "parameters"> {
  readonly batchSize: number; // the most samples of a step
  readonly lists: Tree<ConnectionList>;
  readonly values: Tree<Float32Array>; // of connections, and the biases beside them
}

/** Finds the part of a dense gradient that matters; called with magnitudes in the row-major order of the matrix. */
export interface GradientSink {
  /** What is not above this is left out. */
  readonly threshold: number;
  offer(magnitude: number, input: number, output: number): void;
}

/** What of a net changes with its connections. */
export interface ListNetContents {
  readonly lists: Tree<ConnectionList>;
  readonly state: Pick<NetState, "parameters" | "firstMoments" | "secondMoments">;
}

/**
 * A fully connected net that holds its active connections and nothing of the size of its layers, all calls done when they return.
 *
 * The number of connections of a layer never changes, so that its memory is laid out once.
 */
export interface ListNet {
  /** Bytes that the net holds, all arrays of the host's that last included. */
  readonly bytes: number;
  /** Sets the order in which the training samples are visited; it is kept, not copied. */
  setOrder(order: Uint32Array): void;
  /** Takes one optimizer step on samples order[start .. end). */
  train(start: number, end: number, learningRate: number, step: number): void;
  /** Goes forward and back through samples order[start .. end) in training mode and takes no step. */
  differentiate(start: number, end: number, step: number): void;
  /**
   * Forms the dense gradient of a layer from the pass of `differentiate` before, a few input units at a time.
   *
   * Offers the magnitudes above the sink's threshold, never 0, those of the connections flagged left out; yields the share done.
   */
  offerGradients(layer: string, except: Except, sink: GradientSink): Generator<number>;
  /** Returns the sum of the mean losses of the steps since the last call, and starts anew. */
  takeLossSum(): number;
  /** Returns the logits of a set in evaluation mode, row-major [count, outputs]. */
  evaluate(set: string): Float32Array;
  /** Returns the lists, which must not be written to. */
  lists(): Tree<ConnectionList>;
  /** Copies all values, of connections in the order of their list. */
  read(): Tree<Float32Array>;
  /** Writes the values given; others stay. */
  write(values: Tree<Float32Array>): void;
  /** Replaces lists of as many connections, with the values and moments that go with them; moments absent become 0. */
  replace(contents: ListNetContents): void;
  /** Changes the optimizer; its moments and step count start at 0. */
  setOptimizer(optimizer: OptimizerConfig): void;
  /** Copies all that training changes, lists left out. */
  readState(): Omit<NetState, "lossSteps">;
  /** Goes on from a state of the lists that are in place. */
  writeState(state: Omit<NetState, "lossSteps">): void;
}

/** Connections of a layer to leave out: those of a list whose flag is 1. */
export interface Except {
  readonly list: ConnectionList;
  readonly flags: Uint8Array;
}
