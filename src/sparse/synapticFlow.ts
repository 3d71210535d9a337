import { mapTree, type Tree } from "../lib/tree";
import type { LayerShape, Masks } from "./types";

/**
 * Groups the matrices of a net into the stages of its chain, by the number in their names.
 *
 * `w1`, `w2` are a stage each; `w1self` and `w1mean` of GraphSAGE read the same units and are added, which makes them one.
 *
 * @throws Error where a stage does not read what the one before it writes
 */
export function stagesOf(layers: Tree<LayerShape>): readonly (readonly string[])[] {
  const stages = new Map<string, string[]>();
  for (const name of Object.keys(layers)) {
    const stage = /^w\d+/.exec(name)?.[0] ?? name;
    stages.set(stage, [...(stages.get(stage) ?? []), name]);
  }
  const chain = [...stages.values()];
  chain.forEach((names, i) => {
    for (const name of names)
      if (i > 0 && layers[name].inputs !== layers[chain[i - 1][0]].outputs)
        throw new Error(`Layer ${name} does not follow ${chain[i - 1][0]}.`);
  });
  return chain;
}

/**
 * Returns the synaptic flow through every weight, |θ| · ∂R/∂|θ| with R = 1ᵀ |θ_L| … |θ_1| 1, as a share of R. arXiv:2006.05467
 *
 * The net is made linear: no biases, no activation, an input of ones. The flow through each stage adds up to R, so that shares
 * keep the ranking and cannot overflow. Neighbour aggregation is left out: on an input of ones it multiplies all units of a
 * node by one number, and with it all scores by one.
 */
export function synapticFlow(layers: Tree<LayerShape>, masks: Masks, weights: Tree<Float32Array>): Tree<Float32Array> {
  const chain = stagesOf(layers);
  const size = (name: string, i: number): number => (masks[name][i] === 1 ? Math.abs(weights[name][i]) : 0);
  // What arrives at the units that each stage reads, from the input on.
  const arriving: Float64Array[] = [];
  let flow = new Float64Array(layers[chain[0][0]].inputs).fill(1);
  for (const names of chain) {
    arriving.push(flow);
    const next = new Float64Array(layers[names[0]].outputs);
    for (const name of names)
      for (let i = 0, at = 0; i < flow.length; i++)
        for (let o = 0; o < next.length; o++, at++) next[o] += flow[i] * size(name, at);
    flow = next;
  }
  const total = flow.reduce((sum, value) => sum + value, 0);
  const scale = total > 0 ? 1 / total : 0;
  // ∂R / ∂ units that each stage writes, from the output back.
  const scores: Record<string, Float32Array> = {};
  let slope = new Float64Array(flow.length).fill(scale);
  for (let stage = chain.length - 1; stage >= 0; stage--) {
    const reads = arriving[stage];
    const before = new Float64Array(reads.length);
    for (const name of chain[stage]) {
      const values = new Float32Array(weights[name].length);
      for (let i = 0, at = 0; i < reads.length; i++)
        for (let o = 0; o < slope.length; o++, at++) {
          const carried = size(name, at) * slope[o];
          before[i] += carried;
          values[at] = reads[i] * carried;
        }
      scores[name] = values;
    }
    slope = before;
  }
  return mapTree(layers, (_, name) => scores[name]);
}
