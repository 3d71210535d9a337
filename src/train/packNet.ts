import { isPictured } from "../lib/pictured";
import type { Tree } from "../lib/tree";
import type { NetState } from "../ops/netState";
import { countOnes } from "../sparse/masks";
import type { LayerShape, Masks } from "../sparse/types";

/** Returns how many numbers a snapshot keeps of a matrix: of a large one only those that its mask keeps, for the others are 0. */
export function packedLength({ inputs, outputs }: LayerShape, mask: Uint8Array | undefined): number {
  return mask && !isPictured({ inputs, outputs }) ? countOnes(mask) : inputs * outputs;
}

/** Leaves the zeros under the masks of large matrices out of a state, which a browser would have to copy and keep. */
export function packNet(net: NetState, layers: Tree<LayerShape>, masks: Masks): NetState {
  return changeMatrices(net, layers, masks, (matrix, mask, length) => {
    const packed = new Float32Array(length);
    let at = 0;
    for (let i = 0; i < mask.length; i++) if (mask[i]) packed[at++] = matrix[i];
    return packed;
  });
}

/** Brings a state of `packNet` back to whole matrices. */
export function unpackNet(net: NetState, layers: Tree<LayerShape>, masks: Masks): NetState {
  return changeMatrices(net, layers, masks, (packed, mask) => {
    const matrix = new Float32Array(mask.length);
    let at = 0;
    for (let i = 0; i < mask.length; i++) if (mask[i]) matrix[i] = packed[at++];
    return matrix;
  });
}

/** Changes every matrix of weights and moments that is packed; averages of gradients are not 0 outside the masks. */
function changeMatrices(
  net: NetState,
  layers: Tree<LayerShape>,
  masks: Masks,
  change: (matrix: Float32Array, mask: Uint8Array, length: number) => Float32Array,
): NetState {
  const changeAll = (values: Tree<Float32Array>): Tree<Float32Array> =>
    Object.fromEntries(
      Object.entries(values).map(([name, matrix]) => {
        const [layer, mask] = [layers[name], masks[name]];
        if (!layer || !mask || isPictured(layer)) return [name, matrix];
        return [name, change(matrix, mask, packedLength(layer, mask))];
      }),
    );
  const { parameters, firstMoments, secondMoments } = net;
  return {
    ...net,
    parameters: changeAll(parameters),
    ...(firstMoments ? { firstMoments: changeAll(firstMoments) } : {}),
    ...(secondMoments ? { secondMoments: changeAll(secondMoments) } : {}),
  };
}
