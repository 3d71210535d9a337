import type { MethodId } from "../../sparse/algorithms";
import type { Settings } from "../../train/spec";
import type { AxisId } from "../series";
import type { Setup } from "../setup";

/** A part of the page that a step speaks of. */
export type LessonTarget = "masks" | "progress" | "accuracy";

/** One step of the lesson without its words. */
export interface LessonStep {
  readonly id: LessonStepId;
  readonly setup?: Setup; // the last step has nothing to run
  readonly axis: AxisId; // of the charts
  readonly target?: LessonTarget;
  readonly layer?: string; // the one whose masks a slide shows, large enough to be counted
}

/** The steps by name, in order. */
export type LessonStepId = "mask" | "samples" | "cut" | "penalty" | "grow" | "flops" | "extreme" | "found";

// The same optimizer for every method, so that only the method differs; seed and 90 % sparsity are the defaults.
const fair: Partial<Settings> = { recipe: "same" };

const links = (lanes: readonly (readonly [MethodId, number?])[]): Setup => ({
  dataset: "ia-email-twin",
  task: "link",
  model: "fnn",
  set: fair,
  lanes: lanes.map(([method, sparsity]) => ({ method, set: sparsity === undefined ? {} : { sparsity } })),
});

/** The lesson: each step's runs take seconds on a laptop without a GPU (docs/lecture.md has them measured). */
export const lessonSteps: readonly LessonStep[] = [
  { id: "mask", setup: links([["dense"], ["static"]]), axis: "epoch", target: "masks" },
  { id: "samples", setup: links([["dense"]]), axis: "epoch", target: "progress" },
  { id: "cut", setup: links([["dense"], ["magnitude"]]), axis: "epoch", target: "accuracy" },
  {
    id: "penalty",
    setup: links([["magnitude"], ["admm"], ["slr"]]),
    axis: "epoch",
    target: "accuracy",
  },
  {
    id: "grow",
    setup: links([
      ["static", 0.96875],
      ["set", 0.96875],
      ["rigl", 0.96875],
    ]),
    axis: "epoch",
    target: "masks",
  },
  {
    id: "flops",
    setup: links([["slr"], ["rigl"]]),
    axis: "flops",
    target: "accuracy",
  },
  {
    id: "extreme",
    setup: {
      dataset: "brain-twin",
      task: "node",
      model: "fnn",
      set: fair,
      lanes: [
        { method: "slr", set: { sparsity: 0.984375 } },
        { method: "rigl", set: { sparsity: 0.984375 } },
      ],
    },
    axis: "epoch",
    target: "accuracy",
    layer: "w3",
  },
  { id: "found", axis: "flops" },
];

/** Returns the number of a step as people count, from 1. */
export function stepNumber(id: LessonStepId): number {
  return lessonSteps.findIndex((step) => step.id === id) + 1;
}
