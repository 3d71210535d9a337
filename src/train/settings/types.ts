/** Where a setting stands in the form. */
export type SettingGroup = "data" | "model" | "method" | "training" | "released" | "run";

interface SettingBase {
  readonly label: string;
  readonly group: SettingGroup;
  readonly help: string; // one sentence for the form
  readonly paper?: string;
  readonly task?: "link" | "node"; // only this task has it
  readonly model?: readonly string[]; // only these models have it
  readonly advanced?: false; // stands among the main controls
}

/** A number with bounds, both included. */
export interface NumberSetting extends SettingBase {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly integer?: true;
  readonly step?: number; // of the form's spinner
}

/** One of several named values. */
export interface ChoiceSetting extends SettingBase {
  readonly kind: "choice";
  readonly options: Readonly<Record<string, string>>; // id -> label
}

/** On or off. */
export interface SwitchSetting extends SettingBase {
  readonly kind: "switch";
}

/** One setting of a run. */
export type Setting = NumberSetting | ChoiceSetting | SwitchSetting;
