import type { Catalogue } from "../words";

/** The steps of the lesson. */
export const lesson: Catalogue = {
  // mask
  "What is a weight mask?": "什么是权重掩码？",
  "A mask holds a 1 or a 0 for every weight: 1 keeps the connection, 0 removes it.":
    "掩码给每个权重配一个 1 或 0：1 保留这条连接，0 去掉它。",
  "The net computes with W ⊙ m, weight times mask. The share of zeros is its sparsity, the share of ones its density; together they are 1.":
    "网络用 W ⊙ m（权重乘以掩码）计算。0 所占的比例是稀疏度，1 所占的比例是密度，两者之和为 1。",
  "The same net is trained twice: dense, and under a random mask at 90 % sparsity, drawn before the first step and never changed (static). Initial weights, split and batches are the same in both lanes; only the mask differs.":
    "同一个网络训练两次：一次是稠密的，一次带着稀疏度为 90 % 的随机掩码，掩码在第一步之前抽取，之后不再改变（静态）。两条对比道的初始权重、数据划分和批次都相同，只有掩码不同。",
  "h is the rectified linear unit of W times m, transposed, applied to x, plus b; m holds 16 by 128 zeros and ones":
    "h 等于 ReLU：W 乘以 m 的转置作用于 x，再加 b；m 由 16 乘 128 个 0 和 1 组成",
  "m = 1 for the k largest |w|, else 0,  k = (1 − s) · n": "|w| 最大的 k 个 m = 1，其余 m = 0，k = (1 − s) · n",
  "Press Run.": "按“运行”。",
  "Masks: the kept weights stay where they were drawn. Accuracy: how much is lost with nine weights in ten gone?":
    "掩码：保留的权重始终待在抽中的位置。准确率：去掉十分之九的权重，损失有多大？",
  "One weight happens to be 0. Another has a 0 in its mask. Is that the same?":
    "一个权重碰巧等于 0，另一个权重的掩码是 0。这两种情况一样吗？",
  "No. A weight that happens to be 0 gets its gradient and moves at the next step. A masked weight is set back to 0 after every step, its momentum too, so that nothing brings it back, neither momentum nor weight decay. Only a mask update can.":
    "不一样。碰巧为 0 的权重照样得到梯度，下一步就会移动。被掩码去掉的权重在每一步之后都被置回 0，动量也一样，所以动量和权重衰减都不会让它复活。只有掩码更新才能做到。",
  // samples
  "How links become samples": "链接怎样变成样本",
  "Temporal walks turn who wrote to whom, and when, into a vector for each node; two vectors side by side are a sample.":
    "时序随机游走把“谁在何时写信给谁”变成每个节点的一个向量；两个向量并排放在一起，就是一个样本。",
  "A walk goes along edges in the order of time: from node u, reached at time t, only edges later than t are open, as a message could have travelled. Skip-gram then learns 8 numbers a node, so that nodes near one another on walks get similar vectors.":
    "游走按时间先后沿着边前进：在时刻 t 到达节点 u 之后，只能走晚于 t 的边，就像一条消息可能的传播路线。随后 skip-gram 为每个节点学习 8 个数，使游走中相邻的节点得到相近的向量。",
  "Edges are sorted by time. The last 20 % are what the test asks for; 60 % and 20 % of all, from before that cut, train and validate. To each linked pair comes one that is no edge, so chance is 50 %. The net sees 8 + 8 numbers and answers with one probability.":
    "边按时间排序。最后的 20 % 用作测试；在这个切分点之前，全部边的 60 % 和 20 % 分别用于训练和验证。每一对有边的节点都配一对没有边的节点，所以随机猜测的准确率是 50 %。网络看到 8 + 8 个数，给出一个概率。",
  "the probability of going to x is proportional to the exponential of t x minus t, divided by delta u, for t x later than t":
    "走到 x 的概率正比于 (t x 减 t) 除以 delta u 的指数函数，其中 t x 晚于 t",
  "the vectors of u and v, 8 plus 8 numbers, go through 128 units to one output":
    "u 和 v 的向量共 8 加 8 个数，经过 128 个单元得到一个输出",
  "The progress bar: walks, then the embedding, and only then training. All that later steps prune are the 16 × 128 + 128 = 2,176 weights of the net; the embedding stays as it is.":
    "进度条：先是游走，再是嵌入，然后才是训练。后面各步剪掉的只是网络的 16 × 128 + 128 = 2,176 个权重；嵌入保持不变。",
  "The walks see only edges from before the cut. What would be wrong with all edges?":
    "游走只看切分点之前的边。如果看全部的边，会有什么问题？",
  "The vectors would know the test: the ends of a test link would lie near one another on walks, and the test accuracy would flatter. The released code walks over the whole graph; Advanced, “Walks see”, lets you find out what that does.":
    "那样向量就“知道”了测试题：测试链接的两端会在游走中相邻，测试准确率就虚高了。发布的代码在整个图上游走；在“高级设置”的“游走可见范围”里可以试试这会带来什么影响。",
  // cut
  "Train, cut, retrain": "训练、剪枝、重训练",
  "Magnitude pruning trains the dense net, keeps the largest weights of each layer, once, and trains on with those.":
    "幅值剪枝先训练稠密网络，然后一次性保留每层中最大的权重，再用它们继续训练。",
  "After 20 epochs of dense training the mask keeps the k largest |w| of each layer; the rest is 0 from then on. Twenty epochs of retraining let what is left adapt.":
    "稠密训练 20 轮之后，掩码保留每层中 |w| 最大的 k 个权重，其余从此为 0。重训练 20 轮，让剩下的权重适应。",
  "“Slow motion” (M) holds the run at the cut and lets you sweep the threshold through all weights, smallest first.":
    "“慢动作”（M）让运行停在剪枝处，您可以让阈值从小到大扫过所有权重。",
  "m is 1 for the k weights of largest magnitude and 0 for the others; k is 1 minus the sparsity, times the number of weights":
    "绝对值最大的 k 个权重的 m 为 1，其余为 0；k 等于 1 减稀疏度，再乘以权重数",
  "Accuracy at epoch 20: how deep is the fall at the cut, and how much of it does retraining win back?":
    "第 20 轮的准确率：剪枝时跌得多深？重训练又能挽回多少？",
  "Why should the smallest weights be the right ones to cut, and when are they not?":
    "为什么应该剪掉最小的权重？什么时候又不应该？",
  "Setting w to 0 changes the loss by about −g·w + h·w²/2, with g its gradient and h its curvature. After training g is near 0; were h the same for all, the smallest w² would cost least. It is not the same: a small weight may sit where the loss is steep. And the sum over many weights leaves out what they do together, which a cut of 90 % at once shows.":
    "把 w 置为 0，损失大约改变 −g·w + h·w²/2，其中 g 是梯度，h 是曲率。训练之后 g 接近 0；如果所有 h 都相同，w² 最小的代价就最小。但 h 并不相同：小的权重也可能处在损失弯曲得很厉害的地方。而且，把许多权重的代价相加，忽略了它们的共同作用，一次剪掉 90 % 时就看得出来。",
  // penalty
  "Prepare the cut: ADMM and SLR": "为剪枝做准备：ADMM 和 SLR",
  "A penalty pulls the weights toward a sparse copy of themselves before the cut, so that less is lost by it.":
    "剪枝之前，用惩罚项把权重拉向它们自己的稀疏副本，这样剪枝时损失就更小。",
  "W learns; Z is its copy with only k weights. In the pruning phase (epochs 21 to 30) each epoch ends with a new Z and new multipliers, which remember how far W and Z are apart: U in ADMM, Λ in SLR. SLR changes Λ only when the Lagrangian has fallen (surrogate optimality), in steps whose size it controls.":
    "W 负责学习；Z 是它只含 k 个权重的副本。在剪枝阶段（第 21 到 30 轮），每轮结束时更新 Z 和乘子，乘子记录 W 与 Z 相差多少：ADMM 中是 U，SLR 中是 Λ。只有当拉格朗日函数下降时（代理最优性条件），SLR 才改变 Λ，并且控制每一步的大小。",
  "Until the cut at epoch 30 all masks are ones: pulled is not removed.":
    "在第 30 轮剪枝之前，所有掩码都是 1：拉近并不等于去掉。",
  "minimise over W: f of W plus rho over 2 times the squared norm of W minus Z plus U":
    "对 W 求最小：f(W) 加上二分之 rho 乘以 (W 减 Z 加 U) 的范数的平方",
  "ADMM: Z becomes the projection of W plus U on its k largest; U becomes U plus W minus Z":
    "ADMM：Z 取 W 加 U 中最大的 k 个；U 变为 U 加 W 减 Z",
  "SLR: Z becomes the projection of W plus lambda over rho on its k largest; lambda becomes lambda plus s times W minus Z":
    "SLR：Z 取 W 加 lambda 除以 rho 中最大的 k 个；lambda 变为 lambda 加 s 乘以 (W 减 Z)",
  "Accuracy: magnitude falls at epoch 20. How far do ADMM and SLR fall at epoch 30, and where does each end?":
    "准确率：幅值剪枝在第 20 轮下跌。ADMM 和 SLR 在第 30 轮跌多少？三者最后各停在哪里？",
  "Suppose the prepared cut costs no accuracy. What does it cost instead?":
    "假设有准备的剪枝不损失准确率。那么它的代价是什么？",
  "Dense arithmetic. Every step before the cut is a step of the dense net, so 30 of 40 epochs are. However sparse the result, ADMM and SLR take at least three quarters of the dense net’s training FLOPs, magnitude at least half.":
    "稠密的计算。剪枝之前的每一步都是稠密网络的一步，40 轮中有 30 轮如此。无论结果多么稀疏，ADMM 和 SLR 至少要用稠密网络训练 FLOPs 的四分之三，幅值剪枝至少要用一半。",
  Time: "时间",
};
