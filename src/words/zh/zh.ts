import type { Catalogue } from "../words";
import { labels } from "./labels";
import { paper } from "./paper";

/** The lab in simplified Chinese, one file for each part of it. */
export const catalogue: Catalogue = { ...labels, ...paper };
