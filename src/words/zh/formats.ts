import type { Catalogue } from "../words";

/** Sizes and times as the lab writes them. */
export const formats: Catalogue = {
  "{0}\u00a0bytes": "{0} 字节",
  "{0}\u00a0h {1}\u00a0min": "{0} 小时 {1} 分",
  "{0}\u00a0min {1}\u00a0s": "{0} 分 {1} 秒",
  "under 1\u00a0s": "不到 1 秒",
  "about {0}\u00a0s": "约 {0} 秒",
  "about {0}\u00a0min": "约 {0} 分钟",
  "about {0}\u00a0h": "约 {0} 小时",
};
