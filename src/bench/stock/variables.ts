import * as tf from "@tensorflow/tfjs";
import type { Tree } from "../../lib/tree";
import type { Problem } from "../inputs/problem";

/** Makes a variable of each parameter of a problem, with its initial values. */
export function stockVariables({ net, initial }: Problem): Tree<tf.Variable> {
  return Object.fromEntries(
    Object.entries(net.shape).map(([name, { rows, cols, maskable }]) => {
      const start = tf.tensor(initial[name].slice(), maskable ? [rows, cols] : [cols]);
      const variable = tf.variable(start);
      start.dispose();
      return [name, variable];
    }),
  );
}

/** Copies variables to the host. */
export async function readVariables(variables: Tree<tf.Variable>): Promise<Tree<Float32Array>> {
  const entries = Object.entries(variables);
  const values = await Promise.all(entries.map(([, variable]) => variable.data<"float32">()));
  return Object.fromEntries(entries.map(([name], i) => [name, values[i].slice()]));
}
