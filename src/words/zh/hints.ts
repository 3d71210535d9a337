import type { Catalogue } from "../words";

/** Set-ups to try. */
export const hints: Catalogue = {
  "You could try …": "您可以试试……",
  "Leave 1 weight in 64 of the e-mail net: a random mask that stays, beside RigL, which moves it.":
    "电子邮件网络每 64 个权重只留 1 个：一边是不变的随机掩码，一边是会移动掩码的 RigL。",
  "Prune the brain net to 96.875 % by magnitude, ADMM and SLR: what does preparing the cut save?":
    "用幅值、ADMM 和 SLR 把 brain 网络剪到 96.875 %：为剪枝做准备能挽回多少？",
  "Run RigL on brain with the same share in every layer, and with more in small layers (ERK).":
    "在 brain 上运行 RigL：每层比例相同，或小的层保留更多（ERK）。",
  "Choose the mask before training: SNIP and SynFlow beside one drawn at random.":
    "在训练之前选好掩码：SNIP 和 SynFlow，与随机抽取的掩码相比。",
  "Let the walks see the test edges, as the released code does: how much better does the dense net look?":
    "像公开的代码那样让游走看到测试边：稠密网络看上去会好多少？",
  "Train a narrow dense net with as many weights as RigL keeps.": "训练一个窄的稠密网络，权重数与 RigL 保留的一样多。",
  "Train a net of a billion possible weights, one in a thousand active: RigL beside SET, in lists.":
    "训练一个有十亿个可能权重的网络，每千个只激活一个：RigL 与 SET 并排，以列表保存。",
  "Each sets the controls; then press Run.": "每一条都会设好控制面板，然后按“运行”。",
};
