import type { Catalogue } from "../words";

/** The list of finished runs. */
export const history: Catalogue = {
  "Earlier runs": "历史运行",
  "{0} runs in this browser": "此浏览器中保存了 {0} 次运行",
  "“{0}” was deleted.": "“{0}”已删除。",
  "The run was deleted.": "该运行已删除。",
  "Every run that finishes is kept here until you delete it: to draw it over the charts, replay it, or run it again.":
    "每次完成的运行都会保存在这里，直到您将其删除：可以叠加到图表上、回放或重新运行。",
  "What earlier runs differ in": "历史运行的不同之处",
  Draw: "叠加",
  "Draw over the charts: {0}": "叠加到图表上：{0}",
  "Name of the run": "运行的名称",
  Pin: "置顶",
  Replay: "回放",
  Rename: "重命名",
  "The kept run": "所保存的运行",
  "A run that this browser keeps": "此浏览器保存的运行",
  "This run could not be kept in this browser (private window, or no room left). It stays here until the page is closed: download it, or delete what you no longer need.":
    "此运行无法保存在浏览器中（隐私窗口，或空间不足）。页面关闭之前它会留在这里：请下载它，或删除不再需要的内容。",
  "This run is not in the browser any more; another tab may have deleted it.":
    "此运行已不在浏览器中；可能已被另一个标签页删除。",
  "The data set {0} is not at hand. Choose its file or download it under Data set, then run again.":
    "数据集 {0} 不可用。请在“数据集”下选择其文件或下载它，然后重新运行。",
};
