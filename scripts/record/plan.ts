import type { Said } from "../../src/record/shipped";
import { firstSetup, type Setup } from "../../src/store/setup";

/** A run to be recorded for the page. */
export interface PlannedRun {
  readonly id: string; // name of its file
  readonly title: Said;
  readonly sentence: Said;
  readonly setup: Setup;
}

/** The sparsity at which the brain twin tells methods apart; docs/twins.md has more levels. */
const extreme = 0.984375;

/** The runs that come with the page, the one that plays when it opens first; all on graphs that the lab makes itself. */
export const plannedRuns: readonly PlannedRun[] = [
  {
    id: "slr-beside-rigl",
    title: { en: "The paper's question: SLR beside RigL", zh: "论文的问题：SLR 与 RigL" },
    sentence: {
      en: "Train-and-prune beside sparse training: predicting the next e-mails with 90 % of the weights gone.",
      zh: "先训练后剪枝与稀疏训练并排：去掉 90% 的权重后预测之后的电子邮件。",
    },
    setup: firstSetup,
  },
  {
    id: "brain-extreme",
    title: { en: "Nodes at extreme sparsity: SLR beside RigL", zh: "极端稀疏度下的节点：SLR 与 RigL" },
    sentence: {
      en: "Ten regions of a brain are told apart with one weight in 64 left. One seed; others give other gaps.",
      zh: "每 64 个权重只留 1 个，区分大脑的十个区域。仅一个种子，其他种子的差距不同。",
    },
    setup: {
      dataset: "brain-twin",
      task: "node",
      model: "fnn",
      set: firstSetup.set,
      lanes: [
        { method: "slr", set: { sparsity: extreme } },
        { method: "rigl", set: { sparsity: extreme } },
      ],
    },
  },
  {
    id: "four-methods",
    title: { en: "Three ways to a sparse net, beside the dense one", zh: "通向稀疏网络的三种方法，与稠密网络并排" },
    sentence: {
      en: "SET, RigL and pruning by magnitude beside the dense net, on talk pages with one weight in 32 left.",
      zh: "SET、RigL 和幅值剪枝与稠密网络并排：每 32 个权重只留 1 个，预测用户讨论页上的消息。",
    },
    setup: {
      dataset: "wiki-talk-twin",
      task: "link",
      model: "fnn",
      set: firstSetup.set,
      lanes: [
        { method: "set", set: { sparsity: 0.96875 } },
        { method: "rigl", set: { sparsity: 0.96875 } },
        { method: "magnitude", set: { sparsity: 0.96875 } },
        { method: "dense", set: {} },
      ],
    },
  },
];
