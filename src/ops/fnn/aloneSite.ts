import type { WasmHeap } from "../wasm/heap";
import { layTile, planStride } from "./layTile";
import type { FnnKernels, FnnRunner, FnnSite } from "./site";

/** Keeps nets on a heap whose kernels run on the caller's thread alone, a tile at a time in memory that all tiles use. */
export function aloneSite(heap: WasmHeap, kernels: () => FnnKernels): FnnSite {
  return {
    heap,
    layOut(options, plan, blocks): FnnRunner {
      blocks.reserve("plan", planStride(plan) / 4);
      const net = blocks.at("plan");
      layTile({ heap, blocks, options, plan, keptApart: () => false }, net, 0);
      const { fnnTrain, fnnGradients, fnnEvaluate } = kernels();
      return {
        plans: [net],
        train: (from, to, step, rate, rootScale) => fnnTrain(net, from, to, step, rate, rootScale),
        gradients: (from, to, step) => fnnGradients(net, from, to, step),
        evaluate: (rows, count, out, ...dropping) => fnnEvaluate(net, rows, 0, count, out, ...dropping),
        // Each step transposes the weights anew.
        weightsChanged: () => undefined,
      };
    },
  };
}
