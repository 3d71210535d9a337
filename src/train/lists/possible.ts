import { formatCount } from "../../lib/format";
import { InputError } from "../../lib/inputError";
import { algorithms } from "../../sparse/algorithms";
import type { ListRule } from "../../sparse/lists/types";
import type { SparsifierOptions } from "../../sparse/types";
import { startsDense } from "../settings/inForce";
import type { RunSpec } from "../spec";

/**
 * Nets of more possible weights are held as index lists.
 *
 * The largest power of two whose weights, gradients, two moments and mask, 20 bytes a weight, fit into the 4 GiB that
 * WebAssembly can address; no page gets much more from a GPU either.
 */
export const mostDenseWeights = 2 ** 27;

type MethodLists = { readonly label: string; lists?(options: SparsifierOptions): ListRule };

const methods: readonly MethodLists[] = Object.values(algorithms);

/** Tells whether a net of so many possible weights is held as index lists. */
export function needsLists(possibleWeights: number): boolean {
  return possibleWeights > mostDenseWeights;
}

/**
 * Checks that a run of so many possible weights can be held at all.
 *
 * @throws InputError where its method, model or start needs every weight.
 */
export function checkPossible(spec: RunSpec, possibleWeights: number): void {
  if (!needsLists(possibleWeights)) return;
  const count = formatCount(possibleWeights);
  if (spec.model !== "fnn")
    throw new InputError(
      `This net has ${count} possible weights, too many for a model on the graph; lower the hidden width (hidden).`,
    );
  const method: MethodLists = algorithms[spec.method];
  if (!method.lists) {
    const able = methods.filter(({ lists }) => lists).map(({ label }) => label.split(" (")[0]);
    throw new InputError(
      `${method.label} needs memory for all ${count} possible weights of this net, active or not; choose ${able.join(", ")}, or lower the hidden width (hidden).`,
    );
  }
  if (startsDense(spec))
    throw new InputError(
      `No dense net of ${count} weights can be trained here to start from; turn the start from a dense net (denseStart) off, or lower the hidden width (hidden).`,
    );
}
