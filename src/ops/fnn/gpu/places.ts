import type { Tree } from "../../../lib/tree";
import type { FnnNetOptions } from "../net";
import { fnnLayers } from "../shape";
import type { GpuPlan } from "./plan";

/** Where a parameter lies among all. */
export interface GpuPlace {
  readonly from: number;
  readonly count: number;
}

/** Where all parameters of a net lie in a section of its state. */
export interface Places {
  readonly parameterCount: number;
  readonly all: ReadonlyMap<string, GpuPlace>; // in layer order, a matrix before its bias
  readonly matrices: ReadonlyMap<string, GpuPlace>;
}

/** Names the places of a plan. */
export function placesOf({ sizes, bias }: Pick<FnnNetOptions, "sizes" | "bias">, plan: GpuPlan): Places {
  const all = new Map<string, GpuPlace>();
  const matrices = new Map<string, GpuPlace>();
  for (const [index, layer] of fnnLayers(sizes, bias).entries()) {
    const matrix = { from: plan.layers[index].weights, count: layer.inputs * layer.outputs };
    all.set(layer.weights, matrix);
    matrices.set(layer.weights, matrix);
    if (layer.bias) all.set(layer.bias, { from: matrix.from + matrix.count, count: layer.outputs });
  }
  return { parameterCount: plan.parameterCount, all, matrices };
}

/** Cuts a section of the state into the arrays of its parameters. */
export function splitSection(values: Float32Array, places: ReadonlyMap<string, GpuPlace>): Tree<Float32Array> {
  return Object.fromEntries([...places].map(([name, { from, count }]) => [name, values.slice(from, from + count)]));
}
