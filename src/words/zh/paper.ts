import type { Catalogue } from "../words";

/** Pictures for paper. */
export const paper: Catalogue = {
  "Accuracy against sparsity: {0}": "准确率与稀疏度：{0}",
  "Mean over seeds, band of one standard deviation; models chosen by validation.":
    "对各种子取平均，色带为一个标准差；模型由验证集选出。",
  "sparsity of the maskable weights, %": "可掩码权重的稀疏度（%）",
  "test accuracy, %": "测试准确率（%）",
  "Counted in RigL's convention: backward is twice forward.": "按 RigL 方式计数：反向为前向的两倍。",
  "Counted in the exact convention: the first layer needs no input gradient.": "按精确方式计数：第一层不需要输入梯度。",
  "Training FLOPs against sparsity: {0}": "训练 FLOPs 与稀疏度：{0}",
  "training FLOPs, counted (log scale)": "训练 FLOPs，计数所得（对数刻度）",
  "the front": "前沿",
  "Accuracy against training FLOPs: {0}": "准确率与训练 FLOPs：{0}",
  "A point a method and level, mean over seeds; nothing lies above and left of the front.":
    "每种方法在每个稀疏度为一点，对各种子取平均；前沿的左上方没有任何点。",
  "layer {0}": "{0} 层",
  "sparsity, %": "稀疏度（%）",
  "density, % (log)": "密度（%，对数）",
  "How each layer's density was spent: {0}": "各层密度的分配：{0}",
  "Share of each layer's weights that the final mask keeps, mean over seeds; of small dense, of the full width.":
    "最终掩码在每层保留的权重比例，对各种子取平均；小型稠密网络相对于完整宽度。",
};
