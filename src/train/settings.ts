import { dataSettings } from "./settings/data";
import { methodSettings } from "./settings/method";
import { releasedSettings } from "./settings/released";
import { trainingSettings } from "./settings/training";

/** Every number, choice and switch of a run but data set, task, model and method; the form, the link and the command line follow it. */
export const settings = { ...methodSettings, ...trainingSettings, ...dataSettings, ...releasedSettings } as const;

/** The name of a setting. */
export type SettingId = keyof typeof settings;
