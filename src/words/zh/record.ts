import type { Catalogue } from "../words";

/** Recordings: taking them home, bringing them back, replaying them; and pictures of charts. */
export const record: Catalogue = {
  "Recorded run": "录制的运行",
  "recorded run": "录制的运行",
  "Recorded runs": "录制的运行",
  "Close the recording": "关闭录制",
  Close: "关闭",
  "Run it live": "实际运行",
  "or watch a recorded run": "或观看录制的运行",
  "Choose one …": "请选择…",
  "Measured on {0}, {1}": "于 {1} 在 {0} 上测得",
  "As recorded: {0}, seed {1}.": "录制：{0}，种子 {1}。",
  "Looking back: {0}, seed {1}.": "回看：{0}，种子 {1}。",
  "Masks after step {0}": "第 {0} 步后的掩码",
  "Every weight of each layer, the longer side across; drops and growth are those of the last update.":
    "各层的每个权重，长边横向；丢弃与长出的连接属于最近一次更新。",
  "Play the recording": "播放录制",
  "Pause the recording": "暂停播放",
  "Optimizer step on show": "显示的优化步",
  "Back to now": "回到当前",
  "Speed of playing": "播放速度",
  "step {0}": "第 {0} 步",
  "epoch {0} of {1}, step {2}": "第 {0}/{1} 轮，第 {2} 步",
  Save: "保存",
  "Save {0}": "保存{0}",
  "Save {0} as {1}": "将{0}保存为 {1}",
  "Data: {0}: {1} nodes, {2} edges; {3}; seeds {4}.": "数据：{0}：{1} 个节点，{2} 条边；{3}；种子 {4}。",
  "{0} ({1}, seed {2})": "{0}（{1}，种子 {2}）",
  "Data: {0}; {1}; seeds {2}.": "数据：{0}；{1}；种子 {2}。",
  "All methods by one recipe.": "所有方法采用同一训练方案。",
  "With quirks of the released code: {0}.": "带有发布代码的特殊做法：{0}。",
  "Measured on {0}.": "在 {0} 上测得。",
  "Take home": "带走结果",
  "JSON can be dropped on the page again and is replayed without training; CSV has a line for each evaluation.":
    "JSON 可以再次拖放到页面上，无需训练即可回放；CSV 中每次评估占一行。",
  "{0} by {1}": "{0}，按{1}",
  "Validation loss": "验证损失",
  "Training loss": "训练损失",
  "link prediction": "链接预测",
  "node classification": "节点分类",
  "Data: {0}; {1}; {2}; seed {3}.": "数据：{0}；{1}；{2}；种子 {3}。",
  "Data: {0}: {1} nodes, {2} edges; {3}; {4}; seed {5}.": "数据：{0}：{1} 个节点，{2} 条边；{3}；{4}；种子 {5}。",
  "{0}: {1}, {2} sparsity": "{0}：{1}，稀疏度 {2}",
  "{0}: {1}, all weights": "{0}：{1}，全部权重",
  "Measured on {0} ({1}).": "在 {0}（{1}）上测得。",
  "Sparse GNN Lab {0}.": "Sparse GNN Lab {0}。",
  "Sparse GNN Lab {0}, {1}.": "Sparse GNN Lab {0}，{1}。",
  "The chart could not be saved; the browser made no picture of it. Try SVG or CSV.":
    "无法保存图表：浏览器未能生成图片。请改用 SVG 或 CSV。",
  "{0} has {1}; the page reads JSON of at most {2}. Record fewer epochs, or merge fewer runs.":
    "{0} 大小为 {1}；页面最多读取 {2} 的 JSON。请录制较少的轮次，或合并较少的运行。",
  "{0} is neither a recorded run nor a sweep of this lab. Give a JSON that the page or the command line has written; a graph comes as an edge list or npz.":
    "{0} 既不是本实验室录制的运行，也不是扫描实验。请提供页面或命令行写出的 JSON；图请以边列表或 npz 形式提供。",
  "The recorded run “{0}” could not be fetched; check the connection and choose it again.":
    "无法获取录制的运行“{0}”；请检查网络连接后重新选择。",
};
