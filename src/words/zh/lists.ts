import type { Catalogue } from "../words";

/** Nets that are held as index lists. */
export const lists: Catalogue = {
  "This net has {0} possible weights, too many for a model on the graph; lower the hidden width (hidden).":
    "该网络有 {0} 个可能的权重，对图上的模型来说太多；请减小隐藏层宽度（hidden）。",
  "{0} needs memory for all {1} possible weights of this net, active or not; choose {2}, or lower the hidden width (hidden).":
    "{0} 需要为该网络全部 {1} 个可能的权重（无论是否激活）分配内存；请选择 {2}，或减小隐藏层宽度（hidden）。",
  "No dense net of {0} weights can be trained here to start from; turn the start from a dense net (denseStart) off, or lower the hidden width (hidden).":
    "这里无法先训练一个有 {0} 个权重的稠密网络作为起点；请关闭从稠密网络开始（denseStart），或减小隐藏层宽度（hidden）。",
  "This net takes {0} for {1} active weights and batches of {2}, and may take {3}; raise the sparsity (sparsity), or lower the batch size (batchSize) or the hidden width (hidden).":
    "该网络有 {1} 个激活权重、每批 {2} 个样本，需要 {0} 内存，而上限为 {3}；请提高稀疏度（sparsity），或减小批大小（batchSize）或隐藏层宽度（hidden）。",
  "Too many weights for a picture: this net is held as lists of its active connections.":
    "权重太多，无法成图：该网络以激活连接的列表形式保存。",
  "The last update dropped {0} and grew {1}.": "上一次更新丢弃 {0} 个，生长 {1} 个。",
  "Possible weights": "可能的权重数",
  "Memory of the net": "网络占用的内存",
  "the dense net would need": "稠密网络需要",
  "{0}; the dense net would need {1}": "{0}；稠密网络需要 {1}",
};
