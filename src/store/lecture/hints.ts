import type { Setup } from "../setup";

/** A set-up that is worth a try, by name. */
export type HintId = "few" | "prepared" | "layers" | "before" | "leak" | "narrow" | "billion";

const links = { dataset: "ia-email-twin", task: "link", model: "fnn", set: { recipe: "same" } } as const;
const nodes = { dataset: "brain-twin", task: "node", model: "fnn", set: { recipe: "same" } } as const;

/** What the page proposes to somebody who does not know where to begin. */
export const hints: Readonly<Record<HintId, Setup>> = {
  few: {
    ...links,
    lanes: [
      { method: "static", set: { sparsity: 0.984375 } },
      { method: "rigl", set: { sparsity: 0.984375 } },
    ],
  },
  prepared: {
    ...nodes,
    lanes: [
      { method: "magnitude", set: { sparsity: 0.96875 } },
      { method: "admm", set: { sparsity: 0.96875 } },
      { method: "slr", set: { sparsity: 0.96875 } },
    ],
  },
  layers: {
    ...nodes,
    lanes: [
      { method: "rigl", set: { sparsity: 0.984375 } },
      { method: "rigl", set: { sparsity: 0.984375, distribution: "erk" } },
    ],
  },
  before: {
    ...links,
    lanes: [
      { method: "static", set: { sparsity: 0.96875 } },
      { method: "snip", set: { sparsity: 0.96875 } },
      { method: "synflow", set: { sparsity: 0.96875 } },
    ],
  },
  leak: {
    ...links,
    set: { recipe: "same", walkScope: "whole-graph" },
    lanes: [{ method: "dense", set: {} }],
  },
  narrow: {
    ...links,
    lanes: [
      { method: "small-dense", set: {} },
      { method: "rigl", set: {} },
    ],
  },
  // 1,018,130,432 possible weights: the dense net would need 16 GB.
  billion: {
    ...nodes,
    set: { recipe: "same", hidden: 45056, epochs: 20 },
    lanes: [
      { method: "rigl", set: { sparsity: 0.999, distribution: "erk" } },
      { method: "set", set: { sparsity: 0.999, distribution: "erk" } },
    ],
  },
};
