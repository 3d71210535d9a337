import type { Catalogue } from "../words";
import { labels } from "./labels";
import { quirks } from "./quirks";
import { sweep } from "./sweep";
import { verdicts } from "./verdicts";

/** The lab in simplified Chinese, one file for each part of it. */
export const catalogue: Catalogue = { ...labels, ...quirks, ...sweep, ...verdicts };
