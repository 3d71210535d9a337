import type * as tf from "@tensorflow/tfjs";

/** Evaluation goes through the net in parts of at most so many samples, and fewer where it is wide, which bounds its memory. */
const mostAtOnce = 16384;
const mostActivations = 2 ** 24;

/** Returns how many samples a net of such layer widths evaluates at once. */
export function evaluatedAtOnce(widths: readonly number[]): number {
  return Math.max(1, Math.min(mostAtOnce, Math.floor(mostActivations / Math.max(...widths))));
}

/** Computes the logits of `count` samples, `atOnce` at a time, and copies them to the host. // row-major [count, outputs] */
export async function evaluateInParts(
  count: number,
  atOnce: number,
  logitsOf: (start: number, size: number) => tf.Tensor,
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  for (let start = 0; start < count; start += atOnce) {
    const logits = logitsOf(start, Math.min(atOnce, count - start));
    parts.push((await logits.data()) as Float32Array);
    logits.dispose();
  }
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
