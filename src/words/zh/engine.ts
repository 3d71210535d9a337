import type { Catalogue } from "../words";

/** What the engine says of runs and settings: faults, refusals and notes. */
export const engine: Catalogue = {
  "The shares of training {0}, validation {1} and test {2} must be positive and add up to at most 1.":
    "训练 {0}、验证 {1} 和测试 {2} 的比例必须为正，且总和不超过 1。",
  "The graph has {0} edges, too few to split into training, validation and test; expected 5 or more with the usual shares.":
    "图只有 {0} 条边，不足以划分训练、验证和测试集；按通常比例至少需要 5 条。",
  "No pairs without an edge can be drawn: {0} of the {1}² directed pairs are edges. Link prediction needs a sparser graph.":
    "无法抽取没有边的节点对：{1}² 个有向节点对中有 {0} 个是边。链接预测需要更稀疏的图。",
  "nearly all": "几乎全部",
  "The shares of training {0} and validation {1} must be positive and leave some for test, and nodes per class ({2}) at least 1.":
    "训练 {0} 和验证 {1} 的比例必须为正并给测试留出一部分，每类节点数（{2}）至少为 1。",
  "Only {0} labelled nodes are used, too few to split into training, validation and test; expected 5 or more.":
    "只有 {0} 个有标签的节点可用，不足以划分训练、验证和测试集；至少需要 5 个。",
  "The smallest class has {0} labelled nodes; {1} training nodes of each class are needed.":
    "最小的类别有 {0} 个有标签的节点；每类需要 {1} 个训练节点。",
  "Besides {0} training nodes there are {1} labelled nodes; {2} for validation and {3} for test are needed.":
    "除 {0} 个训练节点外，还有 {1} 个有标签的节点；验证需要 {2} 个，测试需要 {3} 个。",
  "Classifying nodes needs labels of at least two classes; {0}.": "节点分类至少需要两个类别的标签；{0}。",
  "no node has a label": "没有节点带标签",
  "all labelled nodes are of one class": "所有有标签的节点同属一类",
  "{0}: no node for {1} has a class; give labels or a split that holds some.":
    "{0}：用于{1}的节点都没有类别；请提供标签，或含有类别的划分。",
  training: "训练",
  validation: "验证",
  test: "测试",
  "Nodes of the split without a class were left out: {0}.": "划分中没有类别的节点已略去：{0} 个。",
  "The graph is too small for the usual split of citation graphs, so its labelled nodes are split 60/20/20.":
    "图太小，无法采用引文图的通常划分，因此有标签的节点按 60/20/20 划分。",
  "This run starts from a net trained densely for {0} epochs; its {1} and its time are left out of all counts, as in the released code.":
    "本次运行从已稠密训练 {0} 轮的网络开始；与发布的代码一样，其 {1} 和时间不计入任何统计。",
  "{0} (RigL's convention)": "{0}（RigL 方式）",
  "{0} has no node labels, so nodes cannot be classified; add a labels file (node, class) or choose link prediction.":
    "{0} 没有节点标签，无法做节点分类；请添加标签文件（节点、类别），或选择链接预测。",
  "{0} has no times, so links cannot be predicted over time; choose node classification, or a temporal edge list.":
    "{0} 没有时间，无法按时间预测链接；请选择节点分类，或时序边列表。",
  "{0}'s mask never changes in this run: mask updates are {1} steps apart and end at step {2}.":
    "{0} 的掩码在本次运行中从不改变：掩码更新相隔 {1} 步，并在第 {2} 步结束。",
  'The file\'s times are coarse ({0} edges share {1} time stamps, and no walk goes on within one); if they were rounded, turn on "Spread coarse times" (spreadTimes).':
    "文件的时间较粗（{0} 条边只有 {1} 个时间戳，而随机游走不会在同一时间戳内继续）；如果时间经过取整，请打开“展开粗粒度时间”（spreadTimes）。",
  "The loss stopped being a number in epoch {0}: training diverged. Lower the learning rate (now {1}) and run again.":
    "第 {0} 轮的损失不再是数值：训练已发散。请降低学习率（当前 {1}）后重新运行。",
  "There was not enough memory ({0}). Take a smaller data set, hidden width or batch size and run again.":
    "内存不足（{0}）。请减小数据集、隐藏层宽度或批大小后重新运行。",
  "The run failed inside the lab ({0}). Run again; if it fails again, choose another backend under Advanced.":
    "运行在实验室内部失败（{0}）。请重新运行；如再次失败，请在“高级设置”中选择其他后端。",
  "There was not enough memory to read it ({0}). Close other tabs, or cut the file down on the command line.":
    "内存不足，无法读取（{0}）。请关闭其他标签页，或在命令行中截取文件。",
  "Reading failed inside the lab ({0}). Try again; if it fails again, reload the page.":
    "读取在实验室内部失败（{0}）。请重试；如再次失败，请重新加载页面。",
  "The browser gives this page no more room to keep files. Remove stored data sets, or free space on this device.":
    "浏览器不再给本页面更多存储空间。请删除已保存的数据集，或释放设备空间。",
  "It could not be kept in this browser: {0} It is at hand until the page is closed.":
    "无法保存在此浏览器中：{0}在关闭页面之前可用。",
  "The training worker stopped ({0}).": "训练工作线程已停止（{0}）。",
  "its script could not be loaded": "无法加载其脚本",
  "The engine was started anew.": "计算引擎已重新启动。",
  "The GPU was lost ({0}).": "GPU 已丢失（{0}）。",
  "no reason given": "未说明原因",
  "The GPU {0}: {1}": "GPU {0}：{1}",
  "ran out of memory": "内存不足",
  "reported an error": "报告错误",
  "There is no data set {0} in the lab.": "实验室中没有数据集 {0}。",
  "There is no copy of {0} that a page may download; bring its file.": "没有网页可下载的 {0} 副本；请自备文件。",
  "{0} was removed while it was read; download it again.": "{0} 在读取时被删除；请重新下载。",
  'The data set "{0}" is not open in this page any more; choose it again.': "数据集“{0}”已不再打开；请重新选择。",
  "{0} ({1}) must be true or false, not {2}.": "{0}（{1}）必须是 true 或 false，而不是 {2}。",
  "{0} ({1}) must be one of {2}, not {3}.": "{0}（{1}）必须是 {2} 之一，而不是 {3}。",
  "{0} ({1}) must be a {2}number from {3} to {4}, not {5}.": "{0}（{1}）必须是 {3} 到 {4} 之间的{2}数，而不是 {5}。",
  "whole ": "整",
  "Enter a number from {0} to {1} %.": "请输入 {0} 到 {1} % 之间的数。",
  "Enter a {0}number from {1} to {2}.": "请输入 {1} 到 {2} 之间的{0}数。",
  'There is no method "{0}"; choose one of {1}.': "没有方法“{0}”；请从 {1} 中选择。",
  'There is no method "{0}"; choose among {1}.': "没有方法“{0}”；请从 {1} 中选择。",
  'There is no model "{0}"; choose one of {1}.': "没有模型“{0}”；请从 {1} 中选择。",
  'There is no task "{0}"; choose link or node.': "没有任务“{0}”；请选择 link 或 node。",
  'There is no setting "{0}"; the settings are {1}.': "没有设置“{0}”；可用的设置有 {1}。",
  "{0} does not predict links here; choose the model fnn, or a data set with node labels and the task node.":
    "{0} 在此不能做链接预测；请选择模型 fnn，或带节点标签的数据集和任务 node。",
  "Pruning ends (pruneEnd {0}) before it starts (pruneStart {1}); set pruneEnd to at least pruneStart.":
    "剪枝结束（pruneEnd {0}）早于开始（pruneStart {1}）；请使 pruneEnd 不小于 pruneStart。",
  "{0} has no epochs; set dense epochs, pruning epochs or retraining epochs above 0.":
    "{0} 没有训练轮数；请把稠密训练、剪枝或重训练轮数设为大于 0。",
  "A start from a dense net (denseStart) needs dense epochs (denseEpochs); set them above 0, or turn the start off.":
    "从稠密网络开始（denseStart）需要稠密训练轮数（denseEpochs）；请设为大于 0，或关闭该选项。",
  "The {0} is {1}: give {2}.": "{0}为 {1}：请给出{2}。",
  "The pruning ends ({0} of the run) before it starts ({1}): give an end at or after the start.":
    "剪枝结束（运行的 {0}）早于开始（{1}）：结束不应早于开始。",
  "The target sparsity is {0}: give a number from 0 up to, but not including, 1.":
    "目标稀疏度为 {0}：请给出 0 到 1（不含 1）之间的数。",
  "The rewind step is {0}, but a round ends at step {1}: give an earlier step, or more epochs per round.":
    "回退步为 {0}，但一轮在第 {1} 步结束：请给出更早的步，或增加每轮的 epoch 数。",
  "a number from 0 to 1": "0 到 1 之间的数",
  "a number above 0": "大于 0 的数",
  "a number above 1": "大于 1 的数",
  "a number, 0 or more": "不小于 0 的数",
  "a number above 0 and below 1": "大于 0 且小于 1 的数",
  "a number from 0 up to, but not including, 1": "0 到 1（不含 1）之间的数",
  "a whole number, {0} or more": "不小于 {0} 的整数",
  "target sparsity": "目标稀疏度",
  "number of steps per epoch": "每轮步数",
  "number of epochs": "训练轮数",
  "number of dense epochs": "稠密训练轮数",
  "number of pruning epochs": "剪枝轮数",
  "number of retraining epochs": "重训练轮数",
  "penalty strength rho": "惩罚强度 rho",
  "first SLR step size": "SLR 初始步长",
  "SLR parameter M": "SLR 参数 M",
  "SLR parameter r": "SLR 参数 r",
  "drop fraction": "丢弃比例",
  "update interval": "更新间隔",
  "end of the mask updates": "掩码更新的结束",
  "start of the pruning": "剪枝的开始",
  "end of the pruning": "剪枝的结束",
  "initial density": "初始密度",
  "memory of the gradient average": "梯度平均的记忆系数",
  "exploration weight c": "探索权重 c",
  "number of scoring rounds": "评分轮数",
  "number of epochs per round": "每轮的 epoch 数",
  "share pruned per round": "每轮剪枝比例",
  "rewind step": "回退步",
};
