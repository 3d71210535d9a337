import type { Catalogue } from "../words";

/** The Share window, and what stands on an embedded page. */
export const share: Catalogue = {
  Share: "分享",
  "Share this set-up": "分享此设置",
  "Share this sweep's set-up": "分享此扫描实验的设置",
  "The link says what is not at its default, and the seed. What follows “#” stays in the browser: it is sent to no server.":
    "链接只写明与默认值不同的设置以及种子。“#”之后的内容只留在浏览器中，不会发送给任何服务器。",
  "A link cannot carry a file. Whoever opens it needs “{0}” too and is asked for it; the link names the file.":
    "链接无法携带文件。打开链接的人也需要“{0}”，页面会提示其打开；链接中写有该文件名。",
  "{0} data sets are left out: a sweep's link carries no files, addresses and lecture cuts.":
    "有 {0} 个数据集未写入：扫描实验的链接不携带文件、网址和课堂子图。",
  Link: "链接",
  "Share with another app …": "用其他应用分享…",
  "HTML to embed it in a page or slides": "嵌入网页或幻灯片的 HTML",
  "Copy: {0}": "复制：{0}",
  Copy: "复制",
  "Copied.": "已复制。",
  "This browser does not let the page copy. The text is selected: press Ctrl+C, or ⌘C.":
    "浏览器不允许页面复制。文本已选中：请按 Ctrl+C 或 ⌘C。",
  "The link is too long for a QR code.": "链接太长，无法生成二维码。",
  "QR code of the link, to be read by a phone": "链接的二维码，可用手机扫描",
  "How it opens": "打开方式",
  "Starts at once": "立即开始运行",
  "In lecture mode": "以讲课模式打开",
  "With this engine ({0}), so that the curve is the same point for point": "使用同一计算引擎（{0}），使曲线逐点一致",
  "The reader's own": "读者自己的语言",
  "Hide parts of the page": "隐藏页面的部分内容",
  "The page's name, its views and switches": "页面名称、视图与开关",
  "The set-up: data set, model, methods and settings": "设置：数据集、模型、方法与各项设置",
  "The buttons of a run": "运行按钮",
  "Progress, and what the run found in a sentence": "进度，以及一句话的运行结果",
  "The choice of the horizontal axis": "横轴的选择",
  "The chart of accuracy": "准确率图",
  "The chart of mask density": "掩码密度图",
  "The chart of training FLOPs": "训练 FLOPs 图",
  "The mask pictures": "掩码图",
  "Everything below the fold: the chart of loss and the figures": "首屏以下的全部内容：损失图与各项数字",
  "Open in the lab": "在实验室中打开",
  "(in a new tab)": "（新标签页）",
  "This link asks for what cannot be had:": "此链接要求的以下内容无法实现：",
  "This link needs the file “{0}”, which a link cannot carry.": "此链接需要文件“{0}”，而链接无法携带文件。",
  "It was used as a lecture cut of {0} edges.": "当时使用的是其 {0} 条边的课堂子图。",
  "Open it under Data set; until then another data set stands in for it.":
    "请在“数据集”处打开它；在此之前由另一个数据集代替。",
  "The address asks for the theme “{0}”, which does not exist; choose one of {1}.":
    "网址要求的主题“{0}”不存在；请从 {1} 中选择。",
};
