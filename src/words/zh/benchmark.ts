import type { Catalogue } from "../words";

/** The Benchmark view, and what its worker says. */
export const benchmark: Catalogue = {
  Benchmark: "基准测试",
  "The benchmark": "基准测试",
  "The benchmark is being loaded …": "正在加载基准测试…",
  "Set-up of a benchmark": "基准测试设置",
  "Both sides run on it, in a worker of their own; the lab keeps its own backend.":
    "对比双方都在所选后端上、在独立的工作线程中运行；实验室自身的后端不变。",
  "What is measured": "测量内容",
  "Fully connected nets": "全连接网络",
  "A wide sparse net": "宽稀疏网络",
  "the lab on {0} threads": "实验室，{0} 个线程",
  "the lab, dense with masks": "实验室，稠密加掩码",
  "Wide FNN 64-4096-2048-10, 95 % sparse, batch 128, Adam": "宽 FNN 64-4096-2048-10，95 % 稀疏，批大小 128，Adam",
  "Graph nets": "图网络",
  "Sparse products": "稀疏矩阵乘法",
  "Walks and skip-gram": "游走与 skip-gram",
  Length: "时长",
  "Quick, about 30 s": "快速，约 30 秒",
  "Full, about 2 min": "完整，约 2 分钟",
  "A slow device or a software GPU takes longer. Fewer repeats make ratios rougher.":
    "较慢的设备或软件 GPU 需要更长时间。重复次数越少，比值越粗略。",
  "Choose something to measure.": "请选择要测量的内容。",
  "A run or a sweep has the engine: reset the run or cancel the sweep, so that nothing computes beside the benchmark.":
    "引擎正被一次运行或扫描占用：请重置运行或取消扫描，使基准测试期间没有其他计算。",
  "Start benchmark": "开始基准测试",
  Stop: "停止",
  "In plain words": "简单地说",
  "{0}: a training step of stock TensorFlow.js takes {1} as long as the lab's.":
    "{0}：原版 TensorFlow.js 的一个训练步耗时是本实验室的 {1}。",
  "A training step of stock TensorFlow.js takes from {0} to {1} as long as the lab's, in {2} nets.":
    "在 {2} 个网络中，原版 TensorFlow.js 的一个训练步耗时是本实验室的 {0} 到 {1}。",
  "A sparse product of stock TensorFlow.js takes {0} as long as the lab's.":
    "原版 TensorFlow.js 的一次稀疏矩阵乘法耗时是本实验室的 {0}。",
  "A sparse product of stock TensorFlow.js takes from {0} to {1} as long as the lab's.":
    "原版 TensorFlow.js 的一次稀疏矩阵乘法耗时是本实验室的 {0} 到 {1}。",
  "Stock TensorFlow.js is as fast or faster here: {0}.": "原版 TensorFlow.js 在这些项目上同样快或更快：{0}。",
  "{0}: the product moves {1}B a second and a plain copy of memory {2}B; held against each other repeat by repeat, that is {3}.":
    "{0}：乘法每秒搬运 {1}B，单纯内存复制每秒 {2}B；逐次重复相比，前者为后者的 {3}。",
  "This GPU is a software adapter: its figures say nothing of a real GPU.":
    "此 GPU 是软件适配器：其数据不能说明真实 GPU 的性能。",
  "Stock TensorFlow.js has no counterpart to what was measured.": "原版 TensorFlow.js 没有与所测内容对应的功能。",
  Measuring: "正在测量",
  Stopped: "已停止",
  Failed: "失败",
  "The backend is starting …": "后端正在启动…",
  "Progress of the benchmark": "基准测试进度",
  "The rows that were measured before stay below.": "停止前测得的各行保留在下方。",
  "Measured on {0}; {1}, {2} cores; lab {3}, TensorFlow.js {4}; {5}.":
    "测量于 {0}；{1}，{2} 个核心；实验室 {3}，TensorFlow.js {4}；{5}。",
  "This browser does not let the page copy; download the file instead.": "此浏览器不允许网页复制；请改为下载文件。",
  "Figures of the benchmark": "基准测试数据",
  Work: "工作",
  "Stock TensorFlow.js": "原版 TensorFlow.js",
  Ratio: "比值",
  "Per second": "每秒",
  "GFLOP/s": "GFLOP/s",
  "GB/s": "GB/s",
  "Of copying": "占复制带宽",
  Dispatches: "派发次数",
  steps: "步",
  samples: "样本",
  products: "次乘法",
  pairs: "对",
  tokens: "个节点",
  "Time: of one step, one product or one pass, the median over rounds. GFLOP/s: multiply-adds of the products of matrices, counted twice, that the lab really executes: of the wide sparse net those of its connections alone. GB/s: what a product must move at least; small matrices come from the caches, so that they may pass the copy.":
    "时间：一步、一次乘法或一遍的各轮中位数。GFLOP/s：实验室实际执行的矩阵乘法的乘加数乘以二；宽稀疏网络只计其活跃连接。GB/s：一次乘法至少要搬运的数据；小矩阵来自缓存，因此可能超过复制带宽。",
  "How fast is this device?": "这台设备有多快？",
  "The benchmark trains the lab's nets and multiplies its sparse matrices, in turns with the same work written in stock TensorFlow.js on the same backend. What else the device does hits both sides alike.":
    "基准测试训练实验室的网络并做稀疏矩阵乘法，与用原版 TensorFlow.js 在同一后端上写成的相同工作轮流进行。设备上的其他负载对双方影响相同。",
  "Compilation and warm-up are kept apart; times are medians over rounds.": "编译与预热单独计算；时间为各轮的中位数。",
  "Both sides train the same net from the same weights; tests of the lab hold their weights against each other.":
    "双方从相同的权重开始训练同一个网络；实验室的测试会核对双方的权重。",
  "A sparse product is also held against a plain copy of memory, which no product can outrun once the data outgrow the caches.":
    "稀疏矩阵乘法还与单纯的内存复制相比：数据超出缓存后，没有乘法能快过复制。",
  "Press Start benchmark, then leave the device alone. Nothing leaves this browser unless you take the figures home.":
    "按“开始基准测试”，然后不要使用设备。除非您自行保存数据，否则不会有任何内容离开此浏览器。",
  "Results of the benchmark": "基准测试结果",
  "Time of stock TensorFlow.js / time of the lab": "原版 TensorFlow.js 的时间 / 实验室的时间",
  "The fastest stock way of each row on the same backend, logarithmic; right of 1 the lab is faster.":
    "各行取同一后端上最快的原版写法，对数刻度；1 的右侧表示实验室更快。",
  "The benchmark's worker stopped ({0}). Reload the page and start it again.":
    "基准测试的工作线程已停止（{0}）。请重新加载页面并再次开始。",
  "The benchmark's code could not be loaded. Reload the page and start it again.":
    "无法加载基准测试的代码。请重新加载页面并再次开始。",
  "The benchmark failed ({0}). Start it again; if it fails again, choose another backend.":
    "基准测试失败（{0}）。请再次开始；若仍失败，请选择其他后端。",
  "fused operations, minimize": "融合运算与 minimize",
  "gather + unsortedSegmentSum": "gather + unsortedSegmentSum",
  "gather + scatterND": "gather + scatterND",
  "sparseSegmentSum, scaled": "sparseSegmentSum 加缩放",
  "dense matMul": "稠密 matMul",
  "dense adjacency and features": "稠密邻接矩阵与特征",
  "sparseSegmentSum, own gradients": "sparseSegmentSum 加手写梯度",
  "Link FNN 16-128-1, batch 1024, SGD": "链接 FNN 16-128-1，批大小 1024，SGD",
  "Link FNN 16-128-1, batch 1024, Adam": "链接 FNN 16-128-1，批大小 1024，Adam",
  "Brain FNN 64-256-128-10, batch 512, Adam": "brain FNN 64-256-128-10，批大小 512，Adam",
  "GCN 1433-16-7, Cora's size, Adam": "GCN 1433-16-7，Cora 规模，Adam",
  "GraphSAGE 1433-16-7, Cora's size, Adam": "GraphSAGE 1433-16-7，Cora 规模，Adam",
  "The lab computes only the nodes that the loss depends on, the others the whole graph.":
    "实验室只计算损失所依赖的节点，其他各方计算整个图。",
  "Sparse product, ia-email's size, 16 wide": "稀疏矩阵乘法，ia-email 规模，宽 16",
  "Sparse product, ia-email's size, 64 wide": "稀疏矩阵乘法，ia-email 规模，宽 64",
  "Sparse product, Cora's size, 16 wide": "稀疏矩阵乘法，Cora 规模，宽 16",
  "Sparse product, 300 nodes, 16 wide": "稀疏矩阵乘法，300 个节点，宽 16",
  "Temporal walks, ia-email's size": "时序游走，ia-email 规模",
  "Skip-gram on these walks, 8 dimensions": "在这些游走上的 skip-gram，8 维",
};
