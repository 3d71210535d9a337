import * as tf from "@tensorflow/tfjs";
import type { ConnectionList } from "../lib/connectionList";
import {
  allConnections,
  connectionsOfMask,
  matrixOfConnections,
  placesBefore,
  valuesOfConnections,
} from "../lib/connectionMatrix";
import type { Tree } from "../lib/tree";
import type { fnnLayers } from "../ops/fnn/shape";
import { createParameter, disposeParameter, type Parameter, resetMoments } from "../ops/parameter";
import { disposeConnections, uploadConnections } from "../ops/sparseLayer/connections";
import type { SparseLayer } from "../ops/sparseLayer/pass";
import { readTensor, writeTensor } from "../ops/tensorAccess";
import type { Masks } from "../sparse/types";

/** What is kept of each trainable number. */
export type SparseKind = keyof Parameter;

/** The parameters of a fully connected net as lists, given and taken as matrices. */
export interface SparseParameters {
  layers(): readonly SparseLayer[];
  /** Returns what the weights of a layer are pulled to, one number per connection. */
  anchor(layer: number): tf.Tensor | undefined;
  /** Copies the weights or moments of all parameters, 0 where there is no connection. */
  read(kind: SparseKind): Promise<Tree<Float32Array>>;
  /** Writes weights or moments of the parameters given; what lies outside the connections is left out. */
  write(kind: SparseKind, values: Tree<Float32Array>): void;
  /** Sets all moments to 0. */
  resetMoments(): void;
  /** Takes the connections of masks; those that stay keep weights and moments, new ones start at 0. */
  setMasks(masks: Masks): void;
  setAnchors(anchors: Tree<Float32Array> | undefined): void;
  dispose(): void;
}

/** Values of a list that may be empty fill at least one element, for buffers of a GPU cannot be empty. */
function atLeastOne(values: Float32Array): Float32Array {
  return values.length > 0 ? values : new Float32Array(1);
}

/**
 * Creates the parameters of a net, every weight a connection as long as there are no masks.
 *
 * Nothing goes to the device before it is needed: masks that come first spare the lists of all weights.
 */
export function createSparseParameters(
  shapes: ReturnType<typeof fnnLayers>,
  initial: Tree<Float32Array>,
): SparseParameters {
  const lists: (ConnectionList | undefined)[] = shapes.map(() => undefined);
  const listOf = (l: number): ConnectionList => (lists[l] ??= allConnections(shapes[l].inputs, shapes[l].outputs));
  const upload = (l: number) => uploadConnections(listOf(l), { transposed: l > 0 });
  let uploaded: SparseLayer[] | undefined;
  const layers = (): SparseLayer[] =>
    (uploaded ??= shapes.map(({ weights, bias, outputs }, l) => ({
      connections: upload(l),
      weights: listParameter(valuesOfConnections(initial[weights], listOf(l))),
      ...(bias === undefined ? {} : { bias: createParameter(initial[bias], [outputs]) }),
    })));
  let anchors: (tf.Tensor | undefined)[] = [];
  let anchorValues: Tree<Float32Array> | undefined;

  const uploadAnchors = (): void => {
    tf.dispose(anchors.filter((anchor) => anchor !== undefined));
    anchors = shapes.map(({ weights }, l) => {
      const values = anchorValues?.[weights];
      return values && tf.tensor1d(atLeastOne(valuesOfConnections(values, listOf(l))), "float32");
    });
  };
  const writeList = (tensor: tf.Tensor, matrix: Float32Array, l: number): void =>
    writeTensor(tensor, atLeastOne(valuesOfConnections(matrix, listOf(l))));

  return {
    layers,
    anchor: (layer) => anchors[layer],
    read: async (kind) => {
      const parameters: Record<string, Float32Array> = {};
      for (const [l, { weights, bias }] of shapes.entries()) {
        // A filler in place of an empty list is behind its end, where nothing looks.
        parameters[weights] = matrixOfConnections(await readTensor(layers()[l].weights[kind]), listOf(l));
        if (bias !== undefined) parameters[bias] = await readTensor(layers()[l].bias![kind]);
      }
      return parameters;
    },
    write: (kind, values) => {
      for (const [l, { weights, bias }] of shapes.entries()) {
        if (values[weights]) writeList(layers()[l].weights[kind], values[weights], l);
        if (bias !== undefined && values[bias]) writeTensor(layers()[l].bias![kind], values[bias]);
      }
    },
    resetMoments: () => {
      for (const { weights, bias } of uploaded ?? []) {
        resetMoments(weights);
        if (bias) resetMoments(bias);
      }
    },
    setMasks: (masks) => {
      for (const [l, { weights, inputs, outputs }] of shapes.entries()) {
        if (!masks[weights]) continue;
        const before = lists[l];
        const list = connectionsOfMask(masks[weights], inputs, outputs);
        lists[l] = list;
        if (!uploaded || !before) continue;
        const layer = uploaded[l];
        disposeConnections(layer.connections);
        const moved = moveParameter(layer.weights, placesBefore(list, before));
        uploaded[l] = { ...layer, connections: upload(l), weights: moved };
      }
      if (anchorValues) uploadAnchors();
    },
    setAnchors: (next) => {
      anchorValues = next;
      uploadAnchors();
    },
    dispose: () => {
      for (const { connections, weights, bias } of uploaded ?? []) {
        disposeConnections(connections);
        disposeParameter(weights);
        if (bias) disposeParameter(bias);
      }
      tf.dispose(anchors.filter((anchor) => anchor !== undefined));
    },
  };
}

function listParameter(values: Float32Array): Parameter {
  return createParameter(atLeastOne(values), [Math.max(1, values.length)]);
}

/** Brings a parameter into the order of a new list, on the device; a place behind the old list's end stands for 0. */
function moveParameter(parameter: Parameter, places: Int32Array): Parameter {
  const move = (tensor: tf.Tensor): tf.Tensor =>
    tf.tidy(() => {
      const from = tf.concat([tf.slice(tensor as tf.Tensor1D, 0, tensor.size), tf.zeros([1])]);
      return tf.gather(from, tf.tensor1d(places.length > 0 ? places : [tensor.size], "int32"));
    });
  const weight = move(parameter.weight);
  const moved = {
    weight: tf.variable(weight),
    firstMoment: move(parameter.firstMoment),
    secondMoment: move(parameter.secondMoment),
  };
  weight.dispose();
  disposeParameter(parameter);
  return moved;
}
