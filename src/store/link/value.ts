import { InputError } from "../../lib/inputError";
import { type SettingId, settings } from "../../train/settings";
import type { Setting } from "../../train/settings/types";
import type { RunSpec } from "../../train/spec";
import { shown } from "./wishes";

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const switches: Readonly<Record<string, boolean>> = {
  on: true,
  off: false,
  true: true,
  false: false,
  "1": true,
  "0": false,
};

/** Returns the wish for a switch that a text is, or undefined where it is none. */
export function readSwitch(text: string): boolean | undefined {
  return Object.hasOwn(switches, text) ? switches[text] : undefined;
}

/** Returns the number that a text is in plain decimal notation, or NaN. */
export function readNumber(text: string): number {
  // -0 would be another value than 0 to whoever compares.
  return plainNumber.test(text) ? Number(text) + 0 : Number.NaN;
}

/**
 * Reads a setting's value from a link; `lane` is the letter of the lane that it stands in, if it does.
 *
 * @throws InputError naming the setting, what is allowed, and what the link says.
 */
export function readValue(id: SettingId, text: string, lane?: string): RunSpec[SettingId] {
  const setting: Setting = settings[id];
  const said = shown(text);
  const refused = (rule: string): InputError =>
    new InputError(
      lane === undefined
        ? `${setting.label} (${id}) must be ${rule}, but the link says “${said}”.`
        : `Lane ${lane}: ${setting.label} (${id}) must be ${rule}, but the link says “${said}”.`,
    );
  if (setting.kind === "switch") {
    const value = readSwitch(text);
    if (value === undefined) throw refused("on or off");
    return value;
  }
  if (setting.kind === "choice") {
    if (!Object.hasOwn(setting.options, text)) throw refused(`one of ${Object.keys(setting.options).join(", ")}`);
    return text as RunSpec[SettingId];
  }
  const value = readNumber(text);
  const { min, max, integer } = setting;
  if (!(value >= min && value <= max) || (integer && !Number.isInteger(value))) {
    throw refused(integer ? `a whole number between ${min} and ${max}` : `a number from ${min} to ${max}`);
  }
  return value;
}

/** Writes a setting's value for a link. */
export function writeValue(value: RunSpec[SettingId]): string {
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}
