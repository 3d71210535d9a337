import type { ConnectionList } from "../../lib/connectionList";
import type { Tree } from "../../lib/tree";
import type { ListNet, ListNetContents } from "../../ops/lists/net";
import type { OfferGradients } from "../../sparse/lists/types";
import type { AnyLearner } from "../learner";

/** A network that holds its active connections as index lists and nothing of the size of its layers. */
export interface ListLearner extends AnyLearner {
  /** Bytes that the net holds. */
  readonly bytes: number;
  /** Returns the lists in place. */
  lists(): Tree<ConnectionList>;
  /** Puts lists in place of those of as many connections, with their values and moments; moments absent become 0. */
  replaceLists(contents: ListNetContents): void;
  /** Goes forward and back through training samples order[start .. end) in training mode, without a step, for `offerGradients`. */
  differentiate(start: number, end: number, step: number): void;
  /** Forms the dense gradient of that pass tile by tile, without penalty and weight decay. */
  readonly offerGradients: OfferGradients;
}

/** Creates the learner of a net on index lists. */
export function createListLearner(net: ListNet): ListLearner {
  let steps = 0;
  return {
    bytes: net.bytes,
    lists: net.lists,
    replaceLists: net.replace,
    differentiate: net.differentiate,
    offerGradients: net.offerGradients,
    beginEpoch: net.setOrder,
    step: (start, end, learningRate, step) => {
      net.train(start, end, learningRate, step);
      steps++;
    },
    takeLoss: async () => {
      const mean = net.takeLossSum() / steps; // 0 / 0 is NaN, as it must be where there was no step
      steps = 0;
      return mean;
    },
    evaluate: async (set) => net.evaluate(set),
    readParameters: async () => net.read(),
    writeParameters: net.write,
    setOptimizer: net.setOptimizer,
    readState: async () => ({ ...net.readState(), lossSteps: steps }),
    writeState: (state) => {
      net.writeState(state);
      steps = state.lossSteps;
    },
    settle: async () => undefined,
    dispose: () => undefined, // memory goes with the last reference to it
  };
}
