/** Returns the layer widths of the paper's FNN: one hidden layer for links, two for nodes. arXiv:2209.04766 */
export function fnnSizes(inputs: number, hidden: number, task: "link" | "node", classes: number): number[] {
  return task === "link" ? [inputs, hidden, 1] : [inputs, hidden, Math.max(1, Math.round(hidden / 2)), classes];
}
