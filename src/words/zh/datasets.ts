import type { Catalogue } from "../words";

/** The data sets and models of the registries: labels, descriptions and licences; citations stay as they are. */
export const datasets: Catalogue = {
  real: "真实数据",
  "real, month resolution": "真实数据，精确到月",
  "synthetic twin": "合成孪生",
  file: "文件",
  "{0} (synthetic twin)": "{0}（合成孪生）",
  "of {0}": "原始数据：{0}",
  "Who writes to whom next: the e-mails of the Enron archive.": "接下来谁给谁写信：安然公司邮件存档。",
  "Who edits whose talk page next: users of the English Wikipedia.": "接下来谁编辑谁的讨论页：英文维基百科用户。",
  "Who answers or comments on whom next: users of Stack Overflow.": "接下来谁回答或评论谁：Stack Overflow 用户。",
  "Who answers or comments on whom next: users of MathOverflow, the small sibling of stackoverflow.":
    "接下来谁回答或评论谁：MathOverflow 用户，规模小于 stackoverflow 的同类数据。",
  "Who writes to whom next: the e-mails inside a European research institution over 803 days.":
    "接下来谁给谁写信：欧洲某研究机构 803 天的内部邮件。",
  "Which of ten regions a patch of brain tissue belongs to, from which patches are active together in 12 steps.":
    "根据 12 个时间步中哪些脑组织小块同时活跃，判断每个小块属于十个脑区中的哪一个。",
  "Which of ten research areas an author works in: 25 years of co-authorship.":
    "判断作者属于十个研究领域中的哪一个：25 年的合著关系。",
  "Which of seven topics a paper on machine learning treats, from its words and its citations.":
    "根据词汇和引用，判断机器学习论文属于七个主题中的哪一个。",
  "Which of six topics a paper in computer science treats, from its words and its citations.":
    "根据词汇和引用，判断计算机科学论文属于六个主题中的哪一个。",
  "Who writes to whom next: 40,000 made-up e-mails among 3,037 people, with the statistics of the Enron archive.":
    "接下来谁给谁写信：3,037 人之间的 40,000 封合成邮件，统计特征与安然邮件存档一致。",
  "Who writes on whose talk page next: 50,000 made-up messages among 7,278 users, with the statistics of Wikipedia's talk pages.":
    "接下来谁在谁的讨论页留言：7,278 名用户之间的 50,000 条合成留言，统计特征与维基百科讨论页一致。",
  "Who answers or comments on whom next: 60,000 made-up answers and comments among 2,459 users, with the statistics of Stack Overflow.":
    "接下来谁回答或评论谁：2,459 名用户之间的 60,000 条合成回答和评论，统计特征与 Stack Overflow 一致。",
  "Which of ten regions a node belongs to: 1,500 made-up patches of tissue that are active together over 12 steps.":
    "判断节点属于十个脑区中的哪一个：1,500 个合成的组织小块在 12 个时间步中共同活跃。",
  "SNAP states no licence; it asks for the citation.": "SNAP 未声明许可证；要求引用。",
  "Stack Exchange content: CC BY-SA.": "Stack Exchange 内容：CC BY-SA。",
  "Network Repository asks for the citation of Rossi and Ahmed (AAAI 2015).":
    "Network Repository 要求引用 Rossi and Ahmed (AAAI 2015)。",
  "LINQS states no licence; it asks for the citation.": "LINQS 未声明许可证；要求引用。",
  "The authors of STAR state no licence; cite their paper.": "STAR 的作者未声明许可证；请引用其论文。",
  "DBLP metadata: CC0.": "DBLP 元数据：CC0。",
  "Made by the lab; free to use.": "由本实验室生成，可自由使用。",
  "FNN on walk embeddings": "FNN（随机游走嵌入）",
  "A small fully connected net reads embeddings that temporal random walks and skip-gram have learnt; this is the paper's model.":
    "小型全连接网络，输入为时序随机游走与 skip-gram 学得的嵌入；这是论文所用的模型。",
  "GCN, 2 layers": "GCN，2 层",
  "Each layer averages a node's features with its neighbours' and multiplies them by a weight matrix.":
    "每层将节点特征与邻居特征取平均，再乘以权重矩阵。",
  "GraphSAGE, 2 layers": "GraphSAGE，2 层",
  "Each layer has one weight matrix for the node itself and one for the mean of its neighbours.":
    "每层有两个权重矩阵：一个用于节点自身，一个用于邻居的均值。",
};
