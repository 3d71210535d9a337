import type { Catalogue } from "../words";
import { data } from "./data";
import { datasets } from "./datasets";
import { faults } from "./faults";
import { formats } from "./formats";
import { hosting } from "./hosting";
import { labels } from "./labels";
import { lecture } from "./lecture";
import { lesson } from "./lesson";
import { lessonMore } from "./lessonMore";
import { links } from "./links";
import { methods } from "./methods";
import { paper } from "./paper";
import { quirks } from "./quirks";
import { rescue } from "./rescue";
import { settings } from "./settings";
import { share } from "./share";
import { slowMotion } from "./slowMotion";
import { sweep } from "./sweep";
import { training } from "./training";
import { verdicts } from "./verdicts";

/** The lab in simplified Chinese, one file for each part of it. */
export const catalogue: Catalogue = {
  ...data,
  ...datasets,
  ...faults,
  ...formats,
  ...hosting,
  ...labels,
  ...lecture,
  ...lesson,
  ...lessonMore,
  ...links,
  ...methods,
  ...paper,
  ...quirks,
  ...rescue,
  ...settings,
  ...slowMotion,
  ...share,
  ...sweep,
  ...training,
  ...verdicts,
};
