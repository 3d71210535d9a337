import type { Catalogue } from "../words";

/** What is wrong with files of sweeps and recorded runs, and with the axes of a sweep. */
export const records: Catalogue = {
  "{0} is {1}, but this lab reads version 1; use the lab that wrote the file.":
    "{0} 为 {1}，而本实验室读取版本 1；请使用生成该文件的实验室。",
  '{0} is not a sweep: it lacks "format": "{1}". Give a file that `sweep --json` or the page has written.':
    '{0} 不是扫描实验：缺少 "format": "{1}"。请提供由 `sweep --json` 或本页面生成的文件。',
  '{0} is not a recorded run: it lacks "format": "{1}". Give a file that the page or `run --json` has written.':
    '{0} 不是录制的运行：缺少 "format": "{1}"。请提供由本页面或 `run --json` 生成的文件。',
  "The list of recorded runs names {0}, which is no file beside it.": "录制的运行列表中的 {0} 不是其旁边的文件。",
  "the sweep": "扫描实验",
  "the recording": "录制",
  "the run {0} is not one of the sweep's.": "运行 {0} 不属于该扫描实验。",
  "the run {0} stands in it twice.": "运行 {0} 出现了两次。",
  "the run {0} is of {1} on {2} with seed {3}.": "运行 {0} 实为 {2} 上的 {1}，种子 {3}。",
  "{0} is a broken sweep: {1}": "{0} 是损坏的扫描实验：{1}",
  "{0} is a broken recording: {1}": "{0} 是损坏的录制：{1}",
  "{0} is not JSON ({1}); it may have been cut short; take another copy.":
    "{0} 不是 JSON（{1}）；可能被截断；请换一份副本。",
  "{0} must be {1}, but is {2}.": "{0} 必须是{1}，实际为 {2}。",
  "a number": "数值",
  text: "文本",
  "a list": "列表",
  "an object": "对象",
  missing: "缺失",
  "a whole number from 0": "从 0 起的整数",
  "true or false": "true 或 false",
  "{0}.bits must be base64 of {1} × {2} bits, {3} letters.": "{0}.bits 必须是 {1} × {2} 位的 base64，共 {3} 个字符。",
  "{0} must begin with the event `started`.": "{0} 必须以事件 `started` 开始。",
  "{0} starts the run again.": "{0} 使运行重新开始。",
  "{0} ends the run, but more events follow.": "{0} 结束了运行，但之后还有事件。",
  "{0} is of step {1}, after one of step {2}.": "{0} 属于第 {1} 步，却在第 {2} 步之后。",
  "{0} must end with one event `finished` or `failed`.": "{0} 必须以一个 `finished` 或 `failed` 事件结束。",
  "{0} must be a time, such as 2026-11-24T12:00:00Z.": "{0} 必须是时间，例如 2026-11-24T12:00:00Z。",
  "{0} has the {1} {2}, but its events are of {3}.": "{0} 的 {1} 为 {2}，但其事件属于 {3}。",
  "{0} is of a net of {1} weights, too large to be shown.": "{0} 的网络有 {1} 个权重，过大而无法显示。",
  "{0} has a mask of {1} × {2} weights for {3}, which its plan has not.":
    "{0} 为 {3} 给出了 {1} × {2} 个权重的掩码，而其计划中没有。",
  "release {0}": "版本 {0}",
  "another release": "另一版本",
  "its version is {0}, but this lab (release {1}) reads version 1; open it with the lab that wrote it ({2}), or reload this page for a newer one.":
    "其版本为 {0}，而本实验室（版本 {1}）读取版本 1；请用生成它的实验室（{2}）打开，或重新加载页面以获取新版。",
  "the recording has {0} lanes; it must have 1 to {1}.": "录制有 {0} 条对比道；必须为 1 到 {1} 条。",
  "lanes[{0}] has the {1} {2}, but lanes[0] has {3}; lanes share it.":
    "lanes[{0}] 的 {1} 为 {2}，而 lanes[0] 为 {3}；各对比道应相同。",
  "The sweep has no {0}; name at least one {1}.": "扫描实验没有{0}；请至少给出一个{1}。",
  "The sweep names the {0} {1} twice; name it once.": "扫描实验两次给出{0} {1}；请只给一次。",
  "data set": "数据集",
  "sparsity level": "稀疏度",
  seed: "种子",
  'There is no quirk "{0}"; the quirks of the released code are {1}.': "没有特殊做法“{0}”；发布代码的特殊做法有 {1}。",
  'A fair comparison has no quirks, but {0} {1} on; choose the comparison "as released" or leave them out.':
    "公平比较不含特殊做法，但 {0} {1}已启用；请选择“按发布的代码”比较，或去掉它们。",
  "{0} cannot be a setting of a whole sweep: {1}.": "{0} 不能作为整个扫描实验的设置：{1}。",
  "give the sweep's sparsity levels instead": "请改为给出扫描实验的稀疏度",
  "give the sweep's seeds instead": "请改为给出扫描实验的种子",
  "it follows from the comparison; the quirk ownSchedule gives each family its own":
    "它由比较方式决定；特殊做法 ownSchedule 让每类方法各用自己的",
  "it follows from the comparison; the quirk leakyWalks lets walks see the whole graph":
    "它由比较方式决定；特殊做法 leakyWalks 让随机游走看到整个图",
  "it follows from the comparison; turn on the quirk of that name": "它由比较方式决定；请启用同名的特殊做法",
  'There is no data set "{0}"; choose one of {1}, or open a file.': "没有数据集“{0}”；请从 {1} 中选择，或打开文件。",
  'The comparison is "fair" or "as released", not "{0}".': "比较方式为 fair 或 as released，而不是“{0}”。",
  "The sweep would be {0} runs, more than {1}; take fewer data sets, methods, sparsity levels or seeds.":
    "扫描实验将有 {0} 次运行，超过 {1} 次；请减少数据集、方法、稀疏度或种子。",
  "There is no shard {0} of {1}; a shard is i/n with i from 1 to n, such as 1/3.":
    "没有 {1} 个分片中的第 {0} 个；分片写作 i/n，i 从 1 到 n，例如 1/3。",
  "There is nothing to merge; name the files of the shards.": "没有可合并的内容；请给出各分片的文件。",
  "{0} and {1} are of different sweeps: they differ in their {2}. Merge only shards of one sweep.":
    "{0} 与 {1} 属于不同的扫描实验：它们的 {2} 不同。只能合并同一扫描实验的分片。",
  "{0} has a run of the cell {1}, which is not in its sweep.": "{0} 含有单元 {1} 的运行，但它不在其扫描实验中。",
  "{0} have different results for the run {1}: test accuracy {2} and {3}. They were made on different data, backends or versions; merge only files of one kind.":
    "{0} 中运行 {1} 的结果不同：测试准确率 {2} 与 {3}。它们由不同的数据、后端或版本得到；只能合并同类文件。",
  "The files disagree on what the data set {0} is ({1} nodes and {2} edges in the run {3}); run all parts on the same data.":
    "各文件对数据集 {0} 的描述不一致（运行 {3} 中为 {1} 个节点、{2} 条边）；请在相同的数据上运行所有部分。",
  "A comparison has 1 to {0} lanes, not {1}.": "一次对比有 1 到 {0} 条对比道，而不是 {1} 条。",
  "The lanes of a comparison share one {0}, but these specs have several.":
    "同一对比中的各对比道应有相同的 {0}，而这些设定有多个。",
};
