import type { Catalogue } from "../words";

/** Names that many parts of the page use. */
export const labels: Catalogue = {
  "Sparse GNN Lab": "Sparse GNN Lab · 稀疏图神经网络实验室",
  "Train a small graph neural network in the browser, pruned or sparse from the start, and watch accuracy, mask density and counted FLOPs.":
    "在浏览器中训练小型图神经网络，先训练后剪枝或从一开始就稀疏训练，并观察准确率、掩码密度和 FLOPs 计数。",
  ", ": "，",
  Run: "运行",
  Sweep: "扫描实验",
  View: "视图",
  Theme: "主题",
  Auto: "自动",
  Light: "浅色",
  Dark: "深色",
  Language: "语言",
  "Skip to the results": "跳到结果",
  "The sweeps are being loaded …": "正在加载扫描实验…",
  "Prune a graph neural network, or train it sparse from the start": "剪枝图神经网络，或从一开始就稀疏训练",
  "The address asks for the language “{0}”, which the lab does not speak; choose one of {1}.":
    "网址要求的语言“{0}”不受支持；请从 {1} 中选择。",
  "The texts in {0} could not be fetched. Check the connection and choose the language again.":
    "无法获取“{0}”的文本。请检查网络连接，然后重新选择语言。",
};
