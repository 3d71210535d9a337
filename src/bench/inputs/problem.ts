import type { Tree } from "../../lib/tree";
import { initialParameters } from "../../models/shape";
import { layOutNet, type Net } from "../../train/net";
import type { Prepared } from "../../train/prepared";
import { type GivenSpec, type RunSpec, resolveSpec } from "../../train/spec";

/** A training that both sides of a comparison get: data, net, initial weights, optimizer. */
export interface Problem {
  readonly spec: RunSpec;
  readonly prepared: Prepared;
  readonly net: Net;
  readonly initial: Tree<Float32Array>;
}

/** Makes a problem of data and the settings that differ from the lab's defaults; nothing is pruned. */
export function createProblem(given: GivenSpec, prepared: Prepared): Problem {
  const spec = resolveSpec({ method: "dense", weightDecay: 0, momentum: 0, nesterov: false, ...given });
  const net = layOutNet(spec, prepared);
  return { spec, prepared, net, initial: initialParameters(net.shape, spec.seed) };
}
