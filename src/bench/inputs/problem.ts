import { createRng } from "../../lib/rng";
import { mapTree, type Tree } from "../../lib/tree";
import { initialParameters } from "../../models/shape";
import type { Masks } from "../../sparse/types";
import { layOutNet, type Net } from "../../train/net";
import type { Prepared } from "../../train/prepared";
import { type GivenSpec, type RunSpec, resolveSpec } from "../../train/spec";

/** A training that both sides of a comparison get: data, net, initial weights, optimizer. */
export interface Problem {
  readonly spec: RunSpec;
  readonly prepared: Prepared;
  readonly net: Net;
  readonly initial: Tree<Float32Array>; // 0 outside the masks
  readonly masks?: Masks; // the same from the first step to the last
}

/** Makes a problem of data and the settings that differ from the lab's defaults; nothing is pruned. */
export function createProblem(given: GivenSpec, prepared: Prepared): Problem {
  const spec = resolveSpec({ method: "dense", weightDecay: 0, momentum: 0, nesterov: false, ...given });
  const net = layOutNet(spec, prepared);
  return { spec, prepared, net, initial: initialParameters(net.shape, spec.seed) };
}

/** Returns a problem whose weights are sparse from the first step: a share of each matrix is kept, at random. */
export function sparsen(problem: Problem, density: number): Problem {
  const { net, initial, spec } = problem;
  const masks = mapTree(net.layers, ({ inputs, outputs }, name) => {
    const rng = createRng(spec.seed, "benchmark masks", name);
    return new Uint8Array(inputs * outputs).map(() => (rng.float() < density ? 1 : 0));
  });
  const kept = mapTree(initial, (values, name) =>
    name in masks ? values.map((value, i) => value * masks[name][i]) : values,
  );
  return { ...problem, initial: kept, masks };
}
