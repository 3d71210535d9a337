import { type LanguageId, languages } from "../../words/words";
import { readPreference } from "./preferences";

/** The language to start with, and a sentence where the address asked for one that the page does not speak. */
export interface FirstLanguage {
  readonly language: LanguageId;
  readonly notice?: string;
}

const known = (name: string | undefined | null): name is LanguageId =>
  typeof name === "string" && Object.hasOwn(languages, name);

/** Decides which language to start in: the address's `?lang=`, then what was chosen before, then what the browser asks for. */
export function firstLanguage(
  search: string,
  wanted: readonly string[] = globalThis.navigator?.languages ?? [],
): FirstLanguage {
  const asked = new URLSearchParams(search).get("lang");
  if (known(asked)) return { language: asked };
  const stored = readPreference("language");
  // "zh-CN" and "zh" are one language here.
  const language = known(stored) ? stored : (wanted.map((tag) => tag.split("-")[0].toLowerCase()).find(known) ?? "en");
  if (asked === null) return { language };
  return {
    language,
    notice: `The address asks for the language “${asked.slice(0, 20)}”, which the lab does not speak; choose one of ${Object.keys(languages).join(", ")}.`,
  };
}
