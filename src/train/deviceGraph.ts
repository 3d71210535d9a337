import * as tf from "@tensorflow/tfjs";
import { layerPart, selectRows } from "../graph/dependence";
import type { GraphInput as DeviceGraph, GraphLayer, NodeFeatures } from "../models/gcn";
import { disposeSparse, uploadSparse } from "../ops/sparseMatrix";
import type { GraphInput } from "./prepared";

/** Copies a whole graph to the device, for a net that is to compute all its nodes. */
export function uploadWhole({ nodes, propagation, features }: GraphInput): DeviceGraph {
  const layer = { propagation: uploadSparse(propagation) };
  return { features: uploadFeatures(features, nodes), layers: [layer, layer] };
}

/** Copies to the device what a 2-layer net reads of a graph to compute given nodes, its last layer's outputs in that order. */
export function uploadPart({ propagation, features }: GraphInput, outputs: ArrayLike<number>): DeviceGraph {
  const last = layerPart(propagation, outputs);
  const first = layerPart(propagation, last.inputs);
  return {
    features: uploadFeaturesOf(features, first.inputs),
    layers: [
      { propagation: uploadSparse(first.propagation, last.inputs), own: uploadSparse(first.own) },
      { propagation: uploadSparse(last.propagation), own: uploadSparse(last.own) },
    ],
  };
}

/** Frees a graph of `uploadWhole` or `uploadPart`. */
export function disposeGraph({ features, layers }: DeviceGraph): void {
  if ("sparse" in features) disposeSparse(features.sparse);
  else features.dense.dispose();
  features.rows?.dispose();
  for (const { propagation, own } of new Set<GraphLayer>(layers)) {
    disposeSparse(propagation);
    if (own) disposeSparse(own);
  }
}

function uploadFeatures(features: GraphInput["features"], nodes: number): NodeFeatures {
  if ("rowPtr" in features) {
    const sparse = uploadSparse(features);
    return { sparse, values: sparse.forward.values as tf.Tensor1D };
  }
  return { dense: tf.tensor2d(features.table.slice(), [nodes, features.width], "float32") };
}

function uploadFeaturesOf(features: GraphInput["features"], nodes: Int32Array): NodeFeatures {
  if ("rowPtr" in features) {
    const { matrix, places } = selectRows(features, nodes);
    const sparse = uploadSparse(matrix);
    return { sparse, values: sparse.forward.values as tf.Tensor1D, rows: indices(places) };
  }
  const { table, width } = features;
  const rows = new Float32Array(nodes.length * width);
  nodes.forEach((node, i) => {
    rows.set(table.subarray(node * width, (node + 1) * width), i * width);
  });
  return { dense: tf.tensor2d(rows, [nodes.length, width], "float32"), rows: indices(nodes) };
}

/** A tensor has at least one element, and so has a matrix without entries. */
function indices(values: Int32Array): tf.Tensor1D {
  return tf.tensor1d(values.length > 0 ? values.slice() : [0], "int32");
}
