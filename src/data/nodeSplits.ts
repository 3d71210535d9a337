import { InputError } from "../lib/inputError";
import { createRng } from "../lib/rng";
import type { NodeSplits } from "./dataset";

/** How labelled nodes are shared out. */
export interface NodeSplitOptions {
  readonly seed: number;
  readonly perClass?: number; // most nodes used of one class, default 300
  readonly train?: number; // share of the nodes used, default 0.6
  readonly val?: number; // default 0.2; test takes the rest
}

/**
 * Draws at most `perClass` labelled nodes of each class and splits them all together at random, 60/20/20.
 *
 * Throws InputError for fewer than two classes, too few nodes, or shares that do not fit. arXiv:2209.04766
 */
export function nodeSplits(labels: Int32Array, options: NodeSplitOptions): NodeSplits {
  const { seed, perClass = 300, train = 0.6, val = 0.2 } = options;
  if (!(train > 0 && val > 0 && train + val < 1 && perClass >= 1)) {
    throw new InputError(
      `The shares of training ${train} and validation ${val} must be positive and leave some for test, and nodes per class (${perClass}) at least 1.`,
    );
  }
  const classes = shuffledClasses(labels, seed);
  const used = Uint32Array.from(classes.flatMap((nodes) => [...nodes.subarray(0, perClass)]));
  createRng(seed, "node split").shuffle(used);
  const trainEnd = Math.round(used.length * train);
  const valEnd = trainEnd + Math.round(used.length * val);
  if (trainEnd < 1 || valEnd === trainEnd || valEnd >= used.length) {
    throw new InputError(
      `Only ${used.length} labelled nodes are used, too few to split into training, validation and test; expected 5 or more.`,
    );
  }
  return { train: used.slice(0, trainEnd), val: used.slice(trainEnd, valEnd), test: used.slice(valEnd) };
}

/** How many nodes a split in the manner of Planetoid has. */
export interface PlanetoidSplitOptions {
  readonly seed: number;
  readonly perClass?: number; // training nodes of each class, default 20
  readonly val?: number; // default 500
  readonly test?: number; // default 1000
}

/**
 * Draws the same number of training nodes from each class, and validation and test nodes from the rest.
 *
 * Throws InputError for fewer than two classes or too few nodes. arXiv:1603.08861
 */
export function planetoidSplits(labels: Int32Array, options: PlanetoidSplitOptions): NodeSplits {
  const { seed, perClass = 20, val = 500, test = 1000 } = options;
  const classes = shuffledClasses(labels, seed);
  const smallest = Math.min(...classes.map((nodes) => nodes.length));
  if (smallest < perClass) {
    throw new InputError(
      `The smallest class has ${smallest} labelled nodes; ${perClass} training nodes of each class are needed.`,
    );
  }
  const train = Uint32Array.from(classes.flatMap((nodes) => [...nodes.subarray(0, perClass)]));
  const rest = Uint32Array.from(classes.flatMap((nodes) => [...nodes.subarray(perClass)]));
  if (rest.length < val + test) {
    throw new InputError(
      `Besides ${train.length} training nodes there are ${rest.length} labelled nodes; ${val} for validation and ${test} for test are needed.`,
    );
  }
  createRng(seed, "node split").shuffle(rest);
  return { train, val: rest.slice(0, val), test: rest.slice(val, val + test) };
}

/** Returns the labelled nodes of each class that has any, in random order. */
function shuffledClasses(labels: Int32Array, seed: number): Uint32Array[] {
  const byClass = new Map<number, number[]>();
  labels.forEach((label, node) => {
    if (label < 0) return;
    const nodes = byClass.get(label);
    if (nodes) nodes.push(node);
    else byClass.set(label, [node]);
  });
  if (byClass.size < 2) {
    throw new InputError(
      `Classifying nodes needs labels of at least two classes; ${byClass.size === 0 ? "no node has a label" : "all labelled nodes are of one class"}.`,
    );
  }
  const classes = [...byClass.keys()].sort((a, b) => a - b);
  return classes.map((label) => createRng(seed, "class", label).shuffle(Uint32Array.from(byClass.get(label) ?? [])));
}
