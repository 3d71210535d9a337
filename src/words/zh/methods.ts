import type { Catalogue } from "../words";

/** The methods of the registry, their families and phases. */
export const methods: Catalogue = {
  "{0} (train and prune)": "{0}（先训练后剪枝）",
  "{0} (sparse training)": "{0}（稀疏训练）",
  "{0} (gradual pruning)": "{0}（渐进剪枝）",
  "Magnitude, one shot": "一次幅值剪枝",
  "IMP, lottery ticket": "IMP（彩票假设）",
  "Small dense": "小型稠密",
  "Static random mask": "静态随机掩码",
  "train-and-prune": "先训练后剪枝",
  "sparse training": "稀疏训练",
  "dense training": "稠密训练",
  pruning: "剪枝",
  retraining: "重训练",
  reading: "读取数据",
  walks: "随机游走",
  embedding: "学习嵌入",
  compiling: "编译",
  "Trains every weight and removes none: the reference that the other methods are held against.":
    "训练全部权重，不去除任何一个：其他方法的对照基准。",
  "Trains a narrower dense net with as many weights as the sparse nets keep, to tell whether sparsity beats plain smallness.":
    "训练一个更窄的稠密网络，权重数与稀疏网络保留的相同，用来检验稀疏是否优于单纯变小。",
  "Trains dense, removes the smallest weights all at once, and trains on with what is left.":
    "先稠密训练，再一次性去除绝对值最小的权重，然后用剩余的权重继续训练。",
  "Starts dense and removes the smallest weights little by little while training, fast at first and then slower.":
    "从稠密开始，在训练中逐步去除绝对值最小的权重，先快后慢。",
  "Trains dense, pulls the weights toward a sparse copy of themselves, then removes the smallest and retrains.":
    "先稠密训练，把权重拉向自身的稀疏副本，再去除最小的权重并重训练。",
  "Like ADMM, but the pull changes only when a test says that it helps; then the smallest weights go and the rest retrains.":
    "类似 ADMM，但只有检验表明有益时才调整拉力；随后去除最小的权重，其余的重训练。",
  "Trains, removes a fifth of the weights, rewinds the rest, and so on; then trains the ticket that is left.":
    "训练，去除五分之一的权重，把其余权重回退，如此反复；最后训练剩下的“中奖彩票”。",
  "Draws the connections at random before training and never moves them: what SET and RigL have to beat.":
    "训练前随机选定连接，此后不再改变：SET 和 RigL 必须胜过它。",
  "Asks one batch, before training, which connections the loss depends on, keeps those of the whole net, and never moves them.":
    "训练前用一个批次找出全网络中损失最依赖的连接，保留它们，此后不再改变。",
  "Removes, before training and without data, the weights through which least would flow from input to output, in many small rounds.":
    "在训练前且不用数据，分多个小轮次去除从输入到输出流量最小的权重。",
  "Stays sparse from the start; after each epoch the weakest connections are replaced by random new ones.":
    "从一开始就保持稀疏；每轮之后，用随机的新连接替换最弱的连接。",
  "Stays sparse from the start; after each epoch weak connections move to where the momentum is largest, also from layer to layer.":
    "从一开始就保持稀疏；每轮之后，弱连接移到动量最大的位置，也可跨层移动。",
  "Stays sparse from the start; now and then the weakest connections move to where the gradient asks for one.":
    "从一开始就保持稀疏；每隔一段时间，最弱的连接移到梯度最需要的位置。",
  "Like RigL, but a connection that was seldom active gets a bonus, so that the net also explores where the gradient is small.":
    "类似 RigL，但很少活跃的连接会得到奖励，使网络也探索梯度较小的位置。",
  "Starts half dense and prunes to the target bit by bit while, as in RigL, weak connections move to where the gradient is largest.":
    "从半稠密开始，逐步剪枝到目标；同时像 RigL 那样，把弱连接移到梯度最大的位置。",
};
