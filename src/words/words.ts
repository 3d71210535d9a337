import { template } from "./template";

/** The languages that the page speaks, by their names in themselves. */
export const languages = { en: "English", zh: "简体中文" } as const;

/** A language of the page, as in `<html lang>`. */
export type LanguageId = keyof typeof languages;

/** What stands in a sentence in place of `{0}`, `{1}`, …; numbers are written as they are, so format them first. */
export type Value = string | number;

/** Texts of one language by the English text, in which `{0}`, `{1}`, … stand for values. */
export type Catalogue = Readonly<Record<string, string>>;

/**
 * Puts the page's texts into the reader's language.
 *
 * The English of the source is the key, so that the code reads as the page does: t`Seed ${seed}` looks for "Seed {0}".
 * A text that is missing in a language is shown in English.
 */
export interface Words {
  (strings: TemplateStringsArray, ...values: readonly Value[]): string;
  /** Counts something: `{0}` is the count as written, `one` is only for English's singular. */
  many(count: number, one: string, many: string, written?: string): string;
  /** Translates a finished English text, such as a label of a registry or a message of the engine. */
  of(text: string): string;
  /** Joins sentences as the language does. */
  join(...sentences: readonly (string | undefined | false)[]): string;
  readonly language: LanguageId;
}

/** Puts values in the places of a text. */
function fill(text: string, values: readonly Value[]): string {
  return text.replace(/\{(\d+)\}/g, (_place, index) => String(values[Number(index)]));
}

/** Creates the words of a language; `catalogue` is empty for English. */
export function createWords(language: LanguageId, catalogue: Catalogue = {}): Words {
  const find = (text: string): string | undefined => (Object.hasOwn(catalogue, text) ? catalogue[text] : undefined);
  const recognise = template(catalogue);
  const of = (text: string): string => {
    const whole = find(text);
    if (whole !== undefined) return whole;
    const known = recognise(text);
    return known ? fill(known.text, known.values.map(of)) : text;
  };
  const say = (strings: TemplateStringsArray, ...values: readonly Value[]): string => {
    const key = strings.reduce((text, part, i) => `${text}{${i - 1}}${part}`);
    return fill(find(key) ?? key, values);
  };
  const between = language === "zh" ? "" : " ";
  return Object.assign(say, {
    many: (count: number, one: string, many: string, written: string = String(count)) =>
      fill(find(many) ?? (count === 1 ? one : many), [written]),
    of,
    join: (...sentences: readonly (string | undefined | false)[]) => sentences.filter(Boolean).join(between),
    language,
  });
}
