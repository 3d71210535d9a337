/** The update rules that the lab's optimizer kernel knows. */
export type OptimizerId = "sgd" | "adam";

/**
 * One optimizer, constants only; the learning rate is given with each step.
 *
 * sgd: v ← momentum·v + g; w ← w − lr·(nesterov ? g + momentum·v : v), as in PyTorch (no dampening).
 * adam: m ← β1 m + (1−β1) g; v ← β2 v + (1−β2) g²; w ← w − lr·m̂ / (√v̂ + ε), β1 0.9, β2 0.999, ε 1e-8. arXiv:1412.6980
 * Weight decay is the L2 kind, added to the gradient: g ← g + weightDecay·w (PyTorch's `weight_decay`).
 */
export interface OptimizerConfig {
  readonly id: OptimizerId;
  readonly momentum: number; // sgd only, 0 = plain
  readonly nesterov: boolean; // sgd only
  readonly weightDecay: number;
}

/** Tells which moments an optimizer keeps from step to step. */
export function keptMoments({ id, momentum }: OptimizerConfig): { readonly first: boolean; readonly second: boolean } {
  return { first: id === "adam" || momentum !== 0, second: id === "adam" };
}

/** Returns the number by which the kernels of fused nets know an update rule: 0 plain sgd, 1 momentum, 2 nesterov, 3 adam. */
export function updateRule({ id, momentum, nesterov }: OptimizerConfig): number {
  if (id === "adam") return 3;
  if (momentum === 0) return 0;
  return nesterov ? 2 : 1;
}
