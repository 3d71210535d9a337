import * as tf from "@tensorflow/tfjs";
import type { Contestant } from "./measure";

/** Multiplies again and again; a unit is one product. */
export function repeatedProduct(multiply: () => tf.Tensor2D, dispose: () => void): Contestant {
  return {
    run: async (count) => {
      for (let i = 0; i < count; i++) {
        const y = multiply();
        // Reading one number of the last product waits for all before it.
        if (i === count - 1) await readOne(y);
        y.dispose();
      }
    },
    dispose,
  };
}

async function readOne(matrix: tf.Tensor2D): Promise<void> {
  const one = tf.slice(matrix, [0, 0], [1, 1]);
  await one.data();
  one.dispose();
}
