import * as tf from "@tensorflow/tfjs";
import { matrixProduct } from "../matrixProduct";

/** The dense gradient of a layer's weights, of which as much is formed as is asked for. */
export interface DenseGradient {
  /** Forms the rows `first` .. `end` - 1. // [end - first, columns] */
  rows(first: number, end: number): tf.Tensor2D;
  dispose(): void;
}

/**
 * Prepares Σ over samples of a[row] · b[column] for tiles of both, to be formed a block of rows at a time.
 *
 * With a layer's inputs as `a` and deltas as `b`, rows are inputs; the other way round, rows are outputs.
 */
export function denseGradient(a: tf.Tensor3D, b: tf.Tensor3D): DenseGradient {
  const [left, right] = tf.tidy((): [tf.Tensor2D, tf.Tensor2D] => {
    const [tiles, rows, samples] = a.shape;
    const columns = b.shape[1];
    return [
      tf.keep(tf.reshape<tf.Rank.R2>(tf.transpose(a, [1, 0, 2]), [rows, tiles * samples])),
      tf.keep(tf.reshape<tf.Rank.R2>(tf.transpose(b, [0, 2, 1]), [tiles * samples, columns])),
    ];
  });
  return {
    rows: (first, end) =>
      tf.tidy(() => matrixProduct(tf.slice(left as tf.Tensor2D, first, end - first), right as tf.Tensor2D)),
    dispose: () => tf.dispose([left, right]),
  };
}
