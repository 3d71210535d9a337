import type { Catalogue } from "../words";
import { archives } from "./archives";
import { benchmark } from "./benchmark";
import { charts } from "./charts";
import { comparison } from "./comparison";
import { data } from "./data";
import { datasets } from "./datasets";
import { density } from "./density";
import { engine } from "./engine";
import { faults } from "./faults";
import { formats } from "./formats";
import { graph } from "./graph";
import { hints } from "./hints";
import { history } from "./history";
import { hosting } from "./hosting";
import { labels } from "./labels";
import { lecture } from "./lecture";
import { lesson } from "./lesson";
import { lessonMore } from "./lessonMore";
import { link } from "./link";
import { lists } from "./lists";
import { methods } from "./methods";
import { paper } from "./paper";
import { quirks } from "./quirks";
import { reading } from "./reading";
import { record } from "./record";
import { records } from "./records";
import { rescue } from "./rescue";
import { run } from "./run";
import { settings } from "./settings";
import { share } from "./share";
import { slowMotion } from "./slowMotion";
import { sweep } from "./sweep";
import { training } from "./training";
import { verdicts } from "./verdicts";

/** The lab in simplified Chinese, one file for each part of it. */
export const catalogue: Catalogue = {
  ...archives,
  ...benchmark,
  ...charts,
  ...comparison,
  ...data,
  ...datasets,
  ...density,
  ...engine,
  ...faults,
  ...formats,
  ...graph,
  ...hints,
  ...history,
  ...hosting,
  ...labels,
  ...lecture,
  ...lesson,
  ...lessonMore,
  ...link,
  ...lists,
  ...methods,
  ...paper,
  ...quirks,
  ...reading,
  ...record,
  ...records,
  ...rescue,
  ...run,
  ...settings,
  ...share,
  ...slowMotion,
  ...sweep,
  ...training,
  ...verdicts,
};
