import type { Catalogue } from "../words";

/** The chart that holds counted FLOPs against measured time. */
export const density: Catalogue = {
  "Counted against measured": "计数与实测对照",
  "A net of density 0.05 has a twentieth of the FLOPs to count. Whether a step takes a twentieth of the time is another question: it depends on the width, the kernels and the device. Here both are measured on this one: whole matrices under a mask, and kernels that work on the connections alone.":
    "密度为 0.05 的网络，计数得到的 FLOPs 是稠密网络的二十分之一。一步训练的时间是否也是二十分之一，则是另一回事：它取决于宽度、计算核和设备。这里在本设备上实测两种方式：带掩码的完整矩阵，以及只处理活跃连接的计算核。",
  "Width of the hidden layers": "隐藏层宽度",
  "{0} ✓": "{0} ✓",
  "Measure this width": "测量此宽度",
  "Measure all widths": "测量所有宽度",
  "Stop measuring": "停止测量",
  "Download these times": "下载这些时间",
  "Progress of the measurement": "测量进度",
  "Measuring: {0}": "正在测量：{0}",
  "width {0}": "宽度 {0}",
  "the backend is starting …": "后端正在启动…",
  "A step over densities, width {0}": "不同密度下的一步训练，宽度 {0}",
  "the dense step is 1": "以稠密的一步为 1",
  "ms, measured": "毫秒，实测",
  "Parts of the dense step": "占稠密一步的比例",
  Milliseconds: "毫秒",
  "Unit of the chart": "图表单位",
  "Density of the connections, %": "连接密度，%",
  "{0} density": "密度 {0}",
  Density: "密度",
  "Whole matrices": "完整矩阵",
  "Connections alone": "仅活跃连接",
  "Part of the dense time, measured": "占稠密时间的比例（实测）",
  "Part of the dense FLOPs, counted": "占稠密 FLOPs 的比例（计数）",
  "Steps at width {0} over densities": "宽度 {0} 时各密度下的一步训练",
  "Whole matrices under a mask, measured": "带掩码的完整矩阵（实测）",
  "Connections alone, measured": "仅活跃连接（实测）",
  "FLOPs, counted": "FLOPs（计数）",
  "density, % (log)": "密度（%，对数）",
  "part of the dense step (log)": "占稠密一步的比例（对数）",
  "A training step over densities, a panel a width: measured time on the connections alone and counted FLOPs, each as a part of the dense step's.":
    "不同密度下的一步训练，每个宽度一幅：仅计算活跃连接的实测时间与计数的 FLOPs，均为占稠密一步的比例。",
  "Nothing has been measured at this width yet: press Measure this width.": "此宽度尚未测量：请按“测量此宽度”。",
  "The net: {0}, W being the width. FLOPs are counted in the exact convention; times are medians of repeats in turns.":
    "网络：{0}，其中 W 为宽度。FLOPs 按精确口径计数；时间为轮流重复测量的中位数。",
  "Measured on {0}; {1}, {2} cores; Sparse GNN Lab {3}, {4}.": "测量于 {0}；{1}，{2} 个核心；Sparse GNN Lab {3}，{4}。",
  "At width {0} sparsity pays at no density that was measured: at {1} a step on the connections alone takes {2} the dense time, while counted FLOPs say {3}.":
    "宽度为 {0} 时，在所测的任何密度下稀疏都不省时：密度 {1} 时，仅计算活跃连接的一步耗时为稠密的 {2}，而计数的 FLOPs 为 {3}。",
  "At width {0} sparsity pays at every density that was measured, from {1} down: at {2} a step takes {3} the dense time, while counted FLOPs say {4}.":
    "宽度为 {0} 时，在所测的每个密度（{1} 及以下）下稀疏都省时：密度 {2} 时，一步耗时为稠密的 {3}，而计数的 FLOPs 为 {4}。",
  "At width {0} sparsity pays from a density of {1} down: at {2} a step takes {3} the dense time, while counted FLOPs say {4}.":
    "宽度为 {0} 时，密度降到 {1} 及以下稀疏才省时：密度 {2} 时，一步耗时为稠密的 {3}，而计数的 FLOPs 为 {4}。",
  "It pays at the widths (from the density) {0}.": "省时的宽度（及起始密度）：{0}。",
  "{0} ({1})": "{0}（{1}）",
  "It pays nowhere at {0}.": "在宽度 {0} 处不省时。",
};
