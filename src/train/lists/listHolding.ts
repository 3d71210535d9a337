import type { ConnectionList } from "../../lib/connectionList";
import { mapTree, type Tree } from "../../lib/tree";
import { algorithms } from "../../sparse/algorithms";
import { countConnections, uniteAll } from "../../sparse/lists/everActive";
import { carryOver } from "../../sparse/lists/places";
import type { ListRule } from "../../sparse/lists/types";
import { type ListUpdate, replaceInList } from "../../sparse/lists/update";
import type { Sparsifier, SparsifierOptions } from "../../sparse/types";
import type { Holding } from "../holding";
import { noFlops } from "../ledger";
import type { MaskPicture, RunEvent } from "../protocol";
import type { TrainInput } from "../trainer";
import type { ListLearner } from "./listLearner";
import { warmUpLists } from "./warmUpLists";

/** What a training on index lists is made from. */
export type ListInput = TrainInput & { readonly learner: ListLearner };

/** Holds connections as index lists; the sparsifier says when they move, its method's list rule how. */
export function createListHolding(input: ListInput, sparsifier: Sparsifier, options: SparsifierOptions): Holding {
  const { spec, net, learner } = input;
  const { moves } = algorithms[spec.method] as { readonly moves?: true };
  const rule = ruleOf(input, options);
  const counts = mapTree(learner.lists(), ({ input: connections }) => connections.length);
  let everActive: Tree<ConnectionList> | undefined;
  let looked = true;
  let last = 0; // step of the last update

  const densities = (): Holding["densities"] => ({
    density: countConnections(learner.lists()) / net.maskableWeights,
    densityByLayer: mapTree(learner.lists(), ({ inputs, outputs, input: connections }) => {
      return connections.length / (inputs * outputs);
    }),
    everActive: everActive && countConnections(everActive) / net.maskableWeights,
  });
  const told = (at: { readonly step: number; readonly epoch: number }, grown: Tree<number>): RunEvent => {
    const { step, epoch } = at;
    return { type: "masksUpdated", step, epoch, ...densities(), layers: pictures(learner.lists(), grown) };
  };
  const note = (): void => {
    if (moves) everActive = uniteAll(everActive, learner.lists());
  };
  return {
    get kept() {
      return mapTree(learner.lists(), ({ input: connections }) => connections.length);
    },
    get ones() {
      return countConnections(learner.lists());
    },
    get densities() {
      return densities();
    },
    isUpdateStep: sparsifier.isUpdateStep,
    replacesStep: sparsifier.replacesStep,
    formsDenseGradient: (updating) => updating && sparsifier.needsGrads,
    begin: async (batchSize) => {
      note();
      await warmUpLists(input, batchSize);
      return { event: told({ step: 0, epoch: 0 }, {}), flops: noFlops };
    },
    resume: async (from, batchSize) => {
      if (!from.lists) throw new Error("A net on lists cannot go on from masks.");
      await warmUpLists(input, batchSize);
      everActive = from.lists.everActive;
      learner.replaceLists({ lists: from.lists.active, state: from.net });
    },
    update: async function* (start, end, { step, epoch }) {
      if (sparsifier.needsGrads) learner.differentiate(start, end, step);
      const { parameters, firstMoments, secondMoments } = await learner.readState();
      const updates: Record<string, ListUpdate> = {};
      const layers = Object.entries(learner.lists());
      const weights = layers.reduce((sum, [, list]) => sum + list.inputs * list.outputs, 0);
      let done = 0;
      for (const [layer, list] of layers) {
        const size = list.inputs * list.outputs;
        const given = { rule, seed: spec.seed, step, layer, list, weights: parameters[layer] };
        const replacing = replaceInList({ ...given, offer: learner.offerGradients });
        let next = replacing.next();
        while (!next.done) {
          yield (done + next.value * size) / weights;
          next = replacing.next();
        }
        if (next.value) updates[layer] = next.value;
        done += size;
      }
      if (Object.keys(updates).length === 0) return undefined;
      const carried = (values: Tree<Float32Array>): Tree<Float32Array> =>
        mapTree(values, (array, name) => (updates[name] ? carryOver(array, updates[name].from) : array));
      learner.replaceLists({
        lists: mapTree(learner.lists(), (list, name) => updates[name]?.list ?? list),
        state: {
          parameters: mapTree(carried(parameters), (values, name) => withStarted(values, updates[name]?.started)),
          ...(firstMoments ? { firstMoments: carried(firstMoments) } : {}),
          ...(secondMoments ? { secondMoments: carried(secondMoments) } : {}),
        },
      });
      checkCounts(learner.lists(), counts);
      note();
      looked = false;
      last = step;
      return told(
        { step, epoch },
        mapTree(updates, ({ grown }) => grown),
      );
    },
    takeLook: () => {
      if (looked) return undefined;
      looked = true;
      // Nobody looks at such layers weight by weight.
      return () => ({ epoch: 0, before: {}, after: {}, input: { step: last, weights: {} } });
    },
    snapshot: () => ({ sparse: { masks: {} }, lists: { active: learner.lists(), everActive } }),
  };
}

function ruleOf({ spec }: ListInput, options: SparsifierOptions): ListRule {
  const method: { lists?(options: SparsifierOptions): ListRule } = algorithms[spec.method];
  const rule = method.lists?.(options);
  if (!rule) throw new Error(`The method ${spec.method} has no rule for lists.`);
  return rule;
}

/** Adds what new connections start with, in place. */
function withStarted(values: Float32Array, started: Float32Array | undefined): Float32Array {
  if (started) for (let c = 0; c < values.length; c++) values[c] += started[c];
  return values;
}

/** Throws Error where an update has changed the number of connections of a layer. */
function checkCounts(lists: Tree<ConnectionList>, counts: Tree<number>): void {
  for (const [name, { input }] of Object.entries(lists)) {
    if (input.length !== counts[name])
      throw new Error(`The update of layer ${name} turned ${counts[name]} connections into ${input.length}.`);
  }
}

/** Tells of lists by numbers: there is no picture of so many weights. */
function pictures(lists: Tree<ConnectionList>, grown: Tree<number>): Tree<MaskPicture> {
  return mapTree(lists, ({ inputs, outputs, input }, name) => {
    const changed = grown[name] ?? 0;
    return { inputs, outputs, bits: "", kept: input.length, dropped: changed, grown: changed };
  });
}
