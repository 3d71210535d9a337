import type { Catalogue } from "../words";

/** The settings of data and methods: labels, options and explanations. */
export const settings: Catalogue = {
  "Walks see": "游走可见范围",
  "Only edges before the test cut (leak-free)": "仅测试分割之前的边（无泄漏）",
  "The whole graph, as in the released code": "整个图，与发布的代码相同",
  "The released code walks over test edges too, so its embeddings have seen what they are tested on.":
    "发布的代码也在测试边上游走，因此其嵌入已经见过测试内容。",
  "Walks per node": "每个节点的游走数",
  "Temporal random walks started at every node.": "从每个节点出发的时序随机游走数。",
  "Longest walk": "最长游走",
  "Most hops of one walk; each hop is later than the last.": "一次游走的最多跳数；每一跳的时间都晚于前一跳。",
  "Embedding width": "嵌入维度",
  "Numbers that describe each node.": "描述每个节点的数值个数。",
  "Skip-gram window": "Skip-gram 窗口",
  "Farthest neighbour on a walk that a node learns to predict.": "节点在游走中要学习预测的最远邻居。",
  "Skip-gram negatives": "Skip-gram 负样本数",
  "Random nodes contrasted with each true neighbour.": "与每个真实邻居对比的随机节点数。",
  "Skip-gram passes": "Skip-gram 遍数",
  "Passes of skip-gram over all walks.": "Skip-gram 遍历全部游走的次数。",
  "Skip-gram subsampling": "Skip-gram 下采样",
  "Threshold above which frequent nodes are skipped at random; 0 turns it off.":
    "出现频率超过此阈值的节点会被随机跳过；0 表示关闭。",
  "Spread coarse times": "展开粗粒度时间",
  "Puts every edge at a random moment between its time stamp and the next: for files in months or years.":
    "把每条边随机放到其时间戳与下一个时间戳之间：适用于以月或年计时的文件。",
  "Walk both ways": "双向游走",
  "Adds the reverse of every edge, for graphs without direction such as co-authorship.":
    "为每条边添加反向边，适用于合著等无向图。",
  "Nodes per class": "每类节点数",
  "At most so many labelled nodes of each class are used.": "每个类别最多使用这么多有标签的节点。",
  "Target sparsity": "目标稀疏度",
  "Share of the maskable weights that are zero at the end.": "训练结束时，可掩码权重中为零的比例。",
  "Distribution over layers": "各层分布",
  Uniform: "均匀",
  ERK: "ERK",
  "Uniform keeps the same share in every layer; ERK keeps more in small layers.":
    "均匀分配在每层保留相同比例；ERK 在小层中保留更多。",
  Seed: "种子",
  "Everything random follows from it: the same seed gives the same curve.":
    "一切随机性都由它决定：相同的种子得到相同的曲线。",
  "ρ (penalty)": "ρ（惩罚系数）",
  "ADMM and SLR: strength of the pull toward the sparse anchor.": "ADMM 和 SLR：拉向稀疏锚点的强度。",
  "s₀ (SLR step)": "s₀（SLR 步长）",
  "SLR: first step size of the multipliers.": "SLR：乘子的初始步长。",
  "M (SLR)": "M（SLR）",
  "SLR: the larger, the slower the multipliers' step size falls.": "SLR：越大，乘子步长下降越慢。",
  "r (SLR)": "r（SLR）",
  "SLR: exponent in the fall of the multipliers' step size.": "SLR：乘子步长下降的指数。",
  "Drop fraction": "丢弃比例",
  "Share of the connections that a mask update replaces: SET's ζ; of the methods whose share falls along a cosine, α at the start.":
    "一次掩码更新替换的连接比例：SET 的 ζ；对按余弦衰减的方法，则为初始的 α。",
  "Steps between mask updates": "掩码更新间隔（步）",
  "ΔT of RigL, DST-EE, GraNet and gradual pruning; 0 chooses it so that about 60 updates happen, fewer in short runs and 6 in nets that only fit as index lists.":
    "RigL、DST-EE、GraNet 和渐进剪枝的 ΔT；0 表示自动选择，使更新约为 60 次，较短的运行会更少，只能以索引列表保存的网络为 6 次。",
  "Last mask update": "最后一次掩码更新",
  "Share of the run after which RigL, DST-EE and GraNet move no connection.":
    "运行到此比例之后，RigL、DST-EE 和 GraNet 不再移动连接。",
  "Pruning starts": "剪枝开始",
  "Gradual pruning and GraNet: share of the run before the first prune.":
    "渐进剪枝和 GraNet：第一次剪枝之前的运行比例。",
  "Pruning ends": "剪枝结束",
  "Gradual pruning and GraNet: share of the run by which the target is reached.":
    "渐进剪枝和 GraNet：达到目标稀疏度时的运行比例。",
  "Initial density": "初始密度",
  "GraNet: share of the weights in the first masks, from which it prunes down to the target.":
    "GraNet：初始掩码中的权重比例，由此逐步剪枝到目标。",
  "β (gradient average)": "β（梯度平均）",
  "SNFS: share of the running average of the gradient that carries over from step to step; 0 looks at the last batch only.":
    "SNFS：梯度滑动平均逐步保留的比例；0 表示只看最近一个批次。",
  "c (exploration)": "c（探索）",
  "DST-EE: weight of c · ln t / (N + 1) beside the gradient, N counting the mask updates at which a connection was active; 0 is RigL.":
    "DST-EE：c · ln t / (N + 1) 相对于梯度的权重，N 为连接活跃的掩码更新次数；0 即为 RigL。",
  "Scoring rounds": "评分轮数",
  "SynFlow: rounds of scoring and pruning before training; in a single one whole layers may nearly vanish.":
    "SynFlow：训练前评分与剪枝的轮数；只用一轮时，整层可能几乎消失。",
  "Epochs per round": "每轮的 epoch 数",
  "IMP: epochs of each round that finds the ticket; the paper trains every round to the end, which takes several times as long.":
    "IMP：寻找彩票的每一轮所用的 epoch 数；论文每轮都训练到底，耗时是其数倍。",
  "Pruned per round": "每轮剪枝比例",
  "IMP: share of the remaining weights that a round removes; 0.2 takes 11 rounds to 90 % sparsity.":
    "IMP：每轮去除剩余权重的比例；0.2 需 11 轮达到 90 % 稀疏度。",
  "Rewind to step": "回退到第几步",
  "IMP: optimizer step of the first round whose weights every round goes back to; 0 goes back to the initial weights.":
    "IMP：每轮都回退到第一轮中这一优化步的权重；0 表示回到初始权重。",
  "Retrain by SGD": "用 SGD 重训练",
  "Retrains by plain SGD at a learning rate of 0.005, without momentum and weight decay, whatever the optimizer was before.":
    "无论之前用什么优化器，都以学习率 0.005 的普通 SGD 重训练，不用动量和权重衰减。",
  "Dropout on in tests": "测试时开启 dropout",
  "Leaves dropout on wherever train-and-prune is evaluated; training itself stays the same.":
    "评估先训练后剪枝的方法时不关闭 dropout；训练本身不变。",
  "Start from a dense net": "从稠密网络开始",
  "Trains a dense net for the dense epochs of train-and-prune first and goes on sparse from its weights; those FLOPs are left out of the count.":
    "先按先训练后剪枝的稠密轮数训练一个稠密网络，再从其权重继续稀疏训练；这部分 FLOPs 不计入。",
  "Choose the model by test accuracy": "按测试准确率选择模型",
  "Reports the epoch that is best on the test data, which flatters every method and most the one that fluctuates most.":
    "报告测试集上最好的一轮，这会美化每种方法，对波动最大的方法尤其如此。",
};
