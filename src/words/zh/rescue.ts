import type { Catalogue } from "../words";

/** Runs that something came between, and how they go on. */
export const rescue: Catalogue = {
  "The engine does not answer.": "计算引擎没有响应。",
  "It may be at a large piece of work: wait, or start it anew. A run goes on from its last snapshot.":
    "它可能正在处理一项较大的工作：请等待，或重新启动它。运行会从最近的快照继续。",
  "Start the engine anew": "重新启动计算引擎",
  "A reload would lose this run.": "重新加载页面会丢失本次运行。",
  "The browser’s storage is full, so the run cannot be kept; training goes on. Remove data sets or sweeps that are kept here to make room.":
    "浏览器的存储空间已满，无法保存本次运行；训练会继续。请删除保存在此处的数据集或扫描实验以腾出空间。",
  "The browser keeps nothing for this page, as in a private window; training goes on.":
    "浏览器不为此页面保存任何内容（例如在隐私窗口中）；训练会继续。",
  "Go on": "继续",
  "The engine is being started anew; the run goes on in a moment.": "正在重新启动计算引擎；运行稍后继续。",
  "The engine was started anew, and the run began again.": "计算引擎已重新启动，运行已从头开始。",
  "The engine was started anew, and the run went on from epoch {0} to the same numbers as without the loss.":
    "计算引擎已重新启动，运行已从第 {0} 轮继续，结果数值与未中断时相同。",
  "The run began again with WebAssembly.": "运行已改用 WebAssembly 从头开始。",
  "The run went on from epoch {0} with WebAssembly; its numbers may differ slightly from those of the GPU.":
    "运行已改用 WebAssembly 从第 {0} 轮继续；其数值可能与 GPU 上的略有不同。",
  "That was the loss number {0} in a row without any progress, so the run was stopped. What it has shown stays, and it can go on from there.":
    "这已是连续第 {0} 次丢失且没有任何进展，因此运行已停止。已显示的内容会保留，并可从那里继续。",
  "Version {0} of the lab kept it; this one cannot go on with it.": "它由实验室的 {0} 版保存；当前版本无法继续。",
  "Resume it": "继续该运行",
  "Discard it": "放弃该运行",
  "{0} on {1}": "{1} 上的 {0}",
  "A run was interrupted before it had got far: {0}.": "有一次运行刚开始不久就被中断：{0}。",
  "A run was interrupted in epoch {0} of {1}: {2}.": "有一次运行在第 {0} 轮（共 {1} 轮）被中断：{2}。",
  "The engine has other work now: let that end first.": "计算引擎正在做其他工作：请先等它结束。",
  "It trains in another tab.": "它正在另一个标签页中训练。",
  "Its data set, {0}, is not at hand: open its file or download it under Data set, then resume.":
    "其数据集 {0} 尚未获取：请在“数据集”处打开其文件或下载它，然后继续。",
  "What was kept of it cannot be read: discard it and run again.": "无法读取所保存的内容：请放弃它并重新运行。",
  "The engine was started anew.": "计算引擎已重新启动。",
  "The training worker stopped ({0}).": "训练工作线程已停止（{0}）。",
  "the browser ended it, perhaps for want of memory": "浏览器终止了它，可能是因为内存不足",
  "This run went on from a snapshot on another device ({0} on {1} before, {2} on {3} now): its numbers may differ from those of a run without interruption.":
    "本次运行在另一设备上从快照继续（之前为 {1} 上的 {0}，现在为 {3} 上的 {2}）：其数值可能与未中断的运行不同。",
  "The interrupted run was kept by another version of the lab: run it again from the start.":
    "被中断的运行由实验室的另一版本保存：请从头重新运行。",
  "What was kept of the interrupted run belongs to other settings: run it again from the start.":
    "所保存的被中断的运行属于其他设置：请从头重新运行。",
  "What was kept of the interrupted run is of another net: run it again from the start.":
    "所保存的被中断的运行属于另一个网络：请从头重新运行。",
  "The data set {0} is not the one that the interrupted run was trained on: run it again from the start.":
    "数据集 {0} 不是被中断的运行所用的数据集：请从头重新运行。",
};
