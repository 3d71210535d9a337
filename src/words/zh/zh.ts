import type { Catalogue } from "../words";
import { hosting } from "./hosting";
import { labels } from "./labels";
import { lecture } from "./lecture";
import { lesson } from "./lesson";
import { lessonMore } from "./lessonMore";
import { quirks } from "./quirks";
import { sweep } from "./sweep";
import { verdicts } from "./verdicts";

/** The lab in simplified Chinese, one file for each part of it. */
export const catalogue: Catalogue = {
  ...hosting,
  ...labels,
  ...lecture,
  ...lesson,
  ...lessonMore,
  ...quirks,
  ...sweep,
  ...verdicts,
};
