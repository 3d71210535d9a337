import type { Tree } from "../lib/tree";
import { keptCounts } from "../sparse/distribution";
import type { LayerShape } from "../sparse/types";
import type { RunSpec } from "../train/spec";

/** What of a data set decides the shape of a net. */
export interface DataShape {
  readonly featureCount?: number; // of a citation graph
  readonly classes?: number;
}

/** Returns the maskable layers that a run would have; undefined where the data set does not tell yet. */
export function expectedLayers(spec: RunSpec, data: DataShape): Tree<LayerShape> | undefined {
  const { hidden, dim, task, model } = spec;
  const outputs = task === "link" ? 1 : data.classes;
  if (outputs === undefined) return undefined;
  const inputs = data.featureCount ?? (task === "link" ? 2 * dim : dim);
  if (model === "fnn" && task === "node") {
    const second = Math.max(1, Math.round(hidden / 2));
    return {
      w1: { inputs, outputs: hidden },
      w2: { inputs: hidden, outputs: second },
      w3: { inputs: second, outputs },
    };
  }
  if (model === "sage") {
    return {
      w1self: { inputs, outputs: hidden },
      w1mean: { inputs, outputs: hidden },
      w2self: { inputs: hidden, outputs },
      w2mean: { inputs: hidden, outputs },
    };
  }
  return { w1: { inputs, outputs: hidden }, w2: { inputs: hidden, outputs } };
}

/** How many of a net's weights stay at a target sparsity. */
export interface KeptWeights {
  readonly kept: number;
  readonly total: number;
}

/** Counts the weights that stay, exactly as the methods will count them. */
export function keptWeights(layers: Tree<LayerShape>, spec: RunSpec): KeptWeights {
  const total = Object.values(layers).reduce((sum, { inputs, outputs }) => sum + inputs * outputs, 0);
  const counts = Object.values(keptCounts(layers, spec.sparsity, spec.distribution));
  return { kept: counts.reduce((sum, count) => sum + count, 0), total };
}
