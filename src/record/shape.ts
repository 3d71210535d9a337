import { InputError } from "../lib/inputError";

/** Checks a value that came from outside; throws InputError with the place where it is wrong. */
export type Check = (value: unknown, place: string) => void;

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function expected(what: string, value: unknown, place: string): InputError {
  return new InputError(`${place} must be ${what}, but is ${shown(value)}.`);
}

/** Takes a number that is finite. */
export const aNumber: Check = (value, place) => {
  if (typeof value !== "number" || !Number.isFinite(value)) throw expected("a number", value, place);
};

/** Takes a whole number from 0. */
export const aCount: Check = (value, place) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw expected("a whole number from 0", value, place);
};

/** Takes text. */
export const aText: Check = (value, place) => {
  if (typeof value !== "string") throw expected("text", value, place);
};

/** Takes true or false. */
export const aSwitch: Check = (value, place) => {
  if (typeof value !== "boolean") throw expected("true or false", value, place);
};

/** Takes one of a few words. */
export function oneOf(words: readonly string[]): Check {
  return (value, place) => {
    if (!words.includes(value as string)) throw expected(`one of ${words.join(", ")}`, value, place);
  };
}

/** Takes a list, each of whose elements passes a check. */
export function listOf(check: Check): Check {
  return (value, place) => {
    if (!Array.isArray(value)) throw expected("a list", value, place);
    value.forEach((one, i) => {
      check(one, `${place}[${i}]`);
    });
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Takes an object of any keys, each of whose values passes a check. */
export function tableOf(check: Check): Check {
  return (value, place) => {
    if (!isObject(value)) throw expected("an object", value, place);
    for (const [key, one] of Object.entries(value)) check(one, `${place}.${key}`);
  };
}

/** Takes an object that has some fields and may have others; fields that neither names are let be. */
export function objectOf(
  fields: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  return (value, place) => {
    if (!isObject(value)) throw expected("an object", value, place);
    for (const [key, check] of Object.entries(fields)) check(value[key], `${place}.${key}`);
    for (const [key, check] of Object.entries(optional)) {
      if (value[key] !== undefined) check(value[key], `${place}.${key}`);
    }
  };
}
