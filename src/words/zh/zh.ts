import type { Catalogue } from "../words";
import { labels } from "./labels";

/** The lab in simplified Chinese, one file for each part of it. */
export const catalogue: Catalogue = { ...labels };
