import type { Catalogue } from "../words";

/** Lecture mode and the shortcuts. */
export const lecture: Catalogue = {
  Training: "训练",
  Lecture: "讲课",
  Lesson: "课程",
  "Slow motion": "慢动作",
  Help: "帮助",
  "Run, pause or resume": "运行、暂停或继续",
  "One optimizer step": "走一个优化步",
  "Next horizontal axis: epoch, FLOPs, seconds": "换下一种横轴：轮次、FLOPs、秒",
  "Lecture mode on or off": "打开或关闭讲课模式",
  "Full screen on or off": "进入或退出全屏",
  "Show or fold away the controls": "显示或收起控制面板",
  "Dark or light": "深色或浅色",
  "Leave lecture mode": "退出讲课模式",
  "Open or close the lesson": "打开或关闭课程",
  "Next step of the lesson": "课程的下一步",
  "Previous step of the lesson": "课程的上一步",
  "Next step, also by a presenter’s remote": "下一步，也可用翻页笔",
  "Previous step, also by a presenter’s remote": "上一步，也可用翻页笔",
  "Show or hide the answer": "显示或隐藏答案",
  "Show the next mask update in slow motion": "用慢动作展示下一次掩码更新",
  "One connection on": "前进一个连接",
  "One connection back": "后退一个连接",
  "This list": "本列表",
  "The address asks for step “{0}” of the lesson, which has steps 1 to {1}. The lesson starts at step 1.":
    "网址要求课程的第“{0}”步，但课程只有第 1 到第 {1} 步。课程从第 1 步开始。",
};
