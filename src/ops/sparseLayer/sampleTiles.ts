import * as tf from "@tensorflow/tfjs";
import { tileCount, tileSamples } from "./tileShape";

/** Brings rows of samples into tiles, the room that is left filled with zeros. // [samples, units] -> [tiles, units, tileSamples] */
export function toTiles(rows: tf.Tensor2D): tf.Tensor3D {
  return tf.tidy(() => {
    const [samples, units] = rows.shape;
    const tiles = tileCount(samples);
    const full = tf.pad(rows, [
      [0, tiles * tileSamples - samples],
      [0, 0],
    ]);
    return tf.transpose(tf.reshape(full, [tiles, tileSamples, units]), [0, 2, 1]) as tf.Tensor3D;
  });
}

/** Takes the first samples out of tiles again. // [tiles, units, tileSamples] -> [samples, units] */
export function fromTiles(tiles: tf.Tensor3D, samples: number): tf.Tensor2D {
  return tf.tidy(() => {
    const [count, units] = tiles.shape;
    const rows = tf.reshape(tf.transpose(tiles, [0, 2, 1]), [count * tileSamples, units]);
    return tf.slice(rows, [0, 0], [samples, units]) as tf.Tensor2D;
  });
}
