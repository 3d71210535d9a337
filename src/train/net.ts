import type { Tree } from "../lib/tree";
import { fnnShape } from "../models/fnn";
import { fnnSizes } from "../models/fnnSizes";
import { gcnShape } from "../models/gcn";
import { sageShape } from "../models/sage";
import type { ModelShape } from "../models/shape";
import { smallDenseWidths } from "../sparse/algorithms/smallDense";
import type { LayerShape } from "../sparse/types";
import type { LedgerShape } from "./ledger";
import type { GraphInput, Prepared } from "./prepared";
import type { RunSpec } from "./spec";

/** The net that a spec asks for on given data. */
export interface Net {
  readonly sizes: readonly number[]; // layer widths
  readonly shape: ModelShape;
  readonly layers: Tree<LayerShape>; // maskable
  readonly ledger: LedgerShape;
  readonly fullLedger: LedgerShape; // of the full-width net; differs from `ledger` for small-dense only
  readonly maskableWeights: number; // of the full-width net
  readonly parameterCount: number;
}

function inputWidth(input: Prepared["input"]): number {
  if (input.form === "table") return input.width * input.rowsPerSample;
  return "rowPtr" in input.features ? input.features.cols : input.features.width;
}

function modelShape(spec: RunSpec, sizes: readonly number[]): ModelShape {
  switch (spec.model) {
    case "fnn":
      return fnnShape(sizes, spec.task === "link");
    case "gcn":
      return gcnShape(sizes);
    case "sage":
      return sageShape(sizes);
    default:
      return spec.model satisfies never;
  }
}

/** Propagation FLOPs of one full-batch step: 2·nnz per output column and layer, forward and, by the transpose, backward. */
function propagationFlops(input: GraphInput, sizes: readonly number[]): number {
  return sizes.slice(1).reduce((sum, width) => sum + 2 * 2 * input.propagation.colIdx.length * width, 0);
}

function ledgerShape(shape: ModelShape, sizes: readonly number[], input: Prepared["input"]): LedgerShape {
  const graph = input.form === "graph" ? input : undefined;
  const layers = Object.entries(shape)
    .filter(([, { maskable }]) => maskable)
    .map(([name, { rows, cols }]) => {
      const first = name.startsWith("w1");
      // A full-batch step is one sample whose every weight is used once per node, or per nonzero of its feature.
      const sparse = first && graph && "rowPtr" in graph.features ? graph.features : undefined;
      const usesPerSample = sparse ? sparse.colIdx.length / sparse.cols : (graph?.nodes ?? 1);
      return [name, { weights: rows * cols, usesPerSample, first }] as const;
    });
  return { layers: Object.fromEntries(layers), propagation: graph ? propagationFlops(graph, sizes) : 0 };
}

function countWeights(ledger: LedgerShape): number {
  return Object.values(ledger.layers).reduce((sum, layer) => sum + layer.weights, 0);
}

/** Lays out the net of a spec: widths, parameters, maskable layers, and what they cost. */
export function layOutNet(spec: RunSpec, prepared: Prepared): Net {
  const inputs = inputWidth(prepared.input);
  const full =
    spec.model === "fnn"
      ? fnnSizes(inputs, spec.hidden, spec.task, prepared.outputs)
      : [inputs, spec.hidden, prepared.outputs];
  const sizes = spec.method === "small-dense" ? smallDenseWidths(full, 1 - spec.sparsity) : full;
  const shape = modelShape(spec, sizes);
  const maskable = Object.entries(shape).filter(([, parameter]) => parameter.maskable);
  const fullLedger = ledgerShape(modelShape(spec, full), full, prepared.input);
  return {
    sizes,
    shape,
    layers: Object.fromEntries(maskable.map(([name, { rows, cols }]) => [name, { inputs: rows, outputs: cols }])),
    ledger: ledgerShape(shape, sizes, prepared.input),
    fullLedger,
    maskableWeights: countWeights(fullLedger),
    parameterCount: Object.values(shape).reduce((sum, { rows, cols }) => sum + rows * cols, 0),
  };
}
