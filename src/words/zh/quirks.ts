import type { Catalogue } from "../words";

/** The ways in which the published code treats its methods unequally, as switches of a sweep and of a run. */
export const quirks: Catalogue = {
  "Each family has its own optimizer": "每类方法各用自己的优化器",
  "On links, train-and-prune and sparse training get different optimizers and learning rates, so that a gap between them may be the optimizer's.":
    "链接预测中，先训练后剪枝与稀疏训练使用不同的优化器和学习率，两者的差距可能来自优化器。",
  "Larger batch for train-and-prune": "先训练后剪枝使用更大的批",
  "On nodes, train-and-prune takes four times the batch of sparse training, so a quarter of the optimizer steps.":
    "节点分类中，先训练后剪枝的批大小是稀疏训练的四倍，因此优化步数只有四分之一。",
  "Retraining by SGD": "用 SGD 重训练",
  "On nodes, the masked retraining of train-and-prune uses SGD at 0.005 instead of Adam, and hardly moves the weights.":
    "节点分类中，先训练后剪枝在掩码下的重训练使用学习率 0.005 的 SGD 而不是 Adam，权重几乎不变。",
  "Dropout stays on in tests": "测试时仍开启 dropout",
  "On nodes, train-and-prune is evaluated with dropout on, which costs it accuracy that sparse training keeps.":
    "节点分类中，评估先训练后剪枝时未关闭 dropout，使其损失准确率，而稀疏训练没有这种损失。",
  "Sparse training starts from a dense net": "稀疏训练从稠密网络开始",
  "On links, sparse training starts from a trained dense net whose training FLOPs are left out of the count.":
    "链接预测中，稀疏训练从已训练好的稠密网络开始，而该网络的训练 FLOPs 未计入。",
  "Models chosen by test accuracy": "按测试准确率选择模型",
  "The epoch that is reported is the best one on the test data, which flatters whatever fluctuates most.":
    "报告的是测试集上最好的一轮，这对波动最大的方法最有利。",
  "Walks see the test edges": "随机游走能看到测试边",
  "On links, the walks behind the embeddings run over the whole graph, edges to be predicted included.":
    "链接预测中，生成嵌入的随机游走遍历整个图，包括待预测的边。",
};
