import type { Catalogue } from "../words";

/** The later steps of the lesson. */
export const lessonMore: Catalogue = {
  // grow
  "Sparse from the first step: drop and grow": "从第一步就稀疏：丢弃与生长",
  "Sparse training never has the dense net. Now and then the weakest connections are dropped and as many grow elsewhere.":
    "稀疏训练从来没有稠密网络。每隔一段时间，丢弃最弱的连接，并在别处长出同样多的新连接。",
  "All three lanes start from the same random mask at 96.875 % sparsity: 1 weight in 32. Static leaves it as it is. SET drops the smallest |w| after each epoch and grows at random. RigL drops the smallest |w| every ΔT steps and grows where the gradient is largest, a smaller share each time.":
    "三条对比道都从同一个稀疏度为 96.875 % 的随机掩码开始：每 32 个权重留 1 个。“静态”保持不变。SET 在每轮之后丢弃 |w| 最小的连接，随机生长新的。RigL 每隔 ΔT 步丢弃 |w| 最小的连接，在梯度最大的地方生长，每次更换的比例越来越小。",
  "“Slow motion” (M) holds the run at the next update and shows it weight by weight.":
    "“慢动作”（M）让运行停在下一次更新，并逐个权重地展示这次更新。",
  "n is alpha t times the number of connections, rounded down; alpha t is alpha over 2, times 1 plus the cosine of pi t over T end":
    "n 等于 alpha t 乘以连接数，向下取整；alpha t 等于二分之 alpha 乘以 (1 加 cos(pi t 除以 T end))",
  "Press Run; then Slow motion (M) for one update.": "按“运行”，然后按“慢动作”（M）看一次更新。",
  "Masks: orange cells are dropped, blue ones grow, and their number stays the same. Accuracy: what is moving worth?":
    "掩码：橙色的格子被丢弃，蓝色的长出来，总数不变。准确率：移动连接值多少？",
  "RigL grows where the gradient is largest. How can a connection that is not there have a gradient?":
    "RigL 在梯度最大的地方生长。不存在的连接怎么会有梯度？",
  "By asking what the loss would do if its weight left 0: for input x and error δ at the output unit the gradient is x·δ, averaged over the batch, and both are known without the connection. A step of size η from 0 lowers the loss by about η·g², so the largest |g| promises most. That takes a dense gradient, but only at mask updates.":
    "只要问：如果这个权重离开 0，损失会怎样变？设输入为 x，输出单元的误差为 δ，梯度就是 x·δ 在批次上的平均，两者都不需要这条连接就能知道。从 0 出发走步长 η 的一步，损失大约降低 η·g²，所以 |g| 最大的位置最有希望。这需要稠密的梯度，但只在掩码更新时需要。",
  // flops
  "Count the arithmetic": "数一数计算量",
  "Train and prune pays for the dense net until the cut; sparse training pays for the sparse net from the start.":
    "先训练后剪枝在剪枝之前一直为稠密网络付账；稀疏训练从一开始就只为稀疏网络付账。",
  "One multiply-add is 2 FLOPs; backward counts as twice forward. f_D and f_S are the forward FLOPs of the dense and the sparse net for one sample. The lab adds them up step by step, as steps happen.":
    "一次乘加是 2 FLOPs；反向按前向的两倍计。f_D 和 f_S 分别是稠密网络和稀疏网络对一个样本做前向计算的 FLOPs。实验室在每一步发生时逐步累加。",
  "Walks, embedding and evaluation are not training FLOPs and are in neither lane.":
    "游走、嵌入和评估不算训练 FLOPs，两条对比道都不计。",
  "SLR: three f D a step, after the cut three f S": "SLR：每步 3 f_D，剪枝之后每步 3 f_S",
  "RigL: three f S a step; at a mask update two f S plus f D": "RigL：每步 3 f_S；掩码更新时 2 f_S 加 f_D",
  "Press Run. Afterwards set the axis to Seconds (X).": "按“运行”。之后把横轴换成“秒”（X）。",
  "Over FLOPs the two curves end far apart. And over seconds?":
    "以 FLOPs 为横轴，两条曲线的终点相距很远。以秒为横轴呢？",
  "RigL counts a fraction of the FLOPs. Does it take that fraction of the time?":
    "RigL 的 FLOPs 只是一小部分。它花的时间也只是这么一小部分吗？",
  "No. Counted FLOPs say what is necessary, not what is done: the kernels here multiply the zeros too, and a mask on a dense kernel runs no faster. Measured seconds stand beside the count, and their ratio is another. Hardware or kernels that skip zeros would have to turn the count into time.":
    "不是。计数得到的 FLOPs 说的是必需的计算，而不是实际做的计算：这里的内核连 0 也照乘，给稠密内核加掩码并不会更快。旁边是实测的秒数，两者的比值并不相同。要把省下的计数变成省下的时间，需要能跳过 0 的硬件或内核。",
  // extreme
  "Extreme sparsity": "极端稀疏",
  "At 98.4 % sparsity 1 weight in 64 is left. Which way there keeps the net able to learn?":
    "稀疏度 98.4 % 时，每 64 个权重只留 1 个。哪条路能让网络仍然学得动？",
  "Now nodes are classified: the twin of brain has ten regions, so chance is 10 %. The net is larger (64-256-128-10), and each layer keeps the same share: the last one 20 of its 1,280 weights.":
    "现在给节点分类：brain 的合成孪生数据有十个脑区，随机猜测的准确率是 10 %。网络更大（64-256-128-10），每层保留相同的比例：最后一层的 1,280 个权重留 20 个。",
  "SLR cuts a trained net down to that at epoch 30; RigL has never had more.":
    "SLR 在第 30 轮把训练好的网络剪到这么小；RigL 从来没有过更多的连接。",
  "64 times 256 plus 256 times 128 plus 128 times 10 are 50,432 weights, of which 788 stay":
    "64 乘 256 加 256 乘 128 加 128 乘 10，共 50,432 个权重，保留 788 个",
  "Accuracy after epoch 30, against chance. Then the masks of w3: how many classes still have a connection?":
    "第 30 轮之后的准确率，与随机猜测相比。再看 w3 的掩码：还有多少个类别留有连接？",
  "Why can a single cut ruin a net when another net of the same sparsity learns?":
    "同样的稀疏度，为什么一次剪枝会毁掉一个网络，而另一个网络却能学习？",
  "The cut keeps what was large in a net that had all its weights. What is left need not form paths from input to output: units lose all they receive or all they send, and nothing flows through them, neither signal nor gradient. Retraining under a fixed mask cannot mend that; growth can. Try ERK under “Distribution over layers”, which keeps more in small layers, or ADMM in place of SLR: how much of the gap is the method’s?":
    "剪枝保留的是在拥有全部权重的网络里较大的权重。剩下的不一定能连成从输入到输出的通路：有的单元失去全部输入或全部输出，信号和梯度都无法通过。在固定掩码下重训练修补不了这一点；生长可以。试试把“各层分布”设为 ERK（小的层保留更多），或者用 ADMM 代替 SLR：差距中有多少来自方法本身？",
  // found
  "What the paper found, what you just measured": "论文的发现，您刚才的测量",
  "The paper makes two claims. Beside each stands what this browser has just measured.":
    "论文提出两个论断。每个论断旁边是这个浏览器刚刚测得的结果。",
  "Press Share to take the set-up home, or go to Sweep to put the claims to the test with more seeds.":
    "按“分享”把设置带回家，或者到“扫描实验”用更多种子检验这些论断。",
  "The figures above are from the runs of this lesson on this device; none is the paper’s.":
    "上面的数字都来自这堂课在这台设备上的运行，没有一个是论文里的。",
  "What would you want to see before you believe either claim on a graph of your own?":
    "在自己的图上，您要看到什么才会相信其中任何一个论断？",
  "Several seeds and a paired test of their differences; several sparsity levels; the same optimizer for all methods; models chosen by validation; and real data in place of a twin. The Sweep view does all of that.":
    "多个种子，并对差异做配对检验；多个稀疏度；所有方法用同一个优化器；由验证集选择模型；用真实数据代替合成孪生数据。“扫描实验”视图可以做到这一切。",
};
