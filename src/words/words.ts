import { createReader } from "./reader";
import { joinHan } from "./spacing";

/** What the page must know of a language beside its texts. */
export interface Language {
  readonly name: string; // in itself
  readonly tag: string; // BCP 47, as in `<html lang>`: decides fonts and voices
  readonly locale: string; // BCP 47, of dates
  readonly between: string; // what stands between two sentences
  readonly join?: (before: string, after: string) => string; // puts a value into a text; as it is where left out
}

/** The languages that the page speaks, in the order of the switch. */
export const languages = {
  en: { name: "English", tag: "en", locale: "en-GB", between: " " },
  zh: { name: "中文", tag: "zh-Hans", locale: "zh-CN", between: "", join: joinHan },
} as const satisfies Record<string, Language>;

/** A language of the page, as in its address: `?lang=zh`. */
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
export function fill(text: string, values: readonly Value[], language: Language = languages.en): string {
  const { join = (before: string, after: string) => before + after } = language;
  // Splitting by a pattern with a group gives in turn: words, the index of a value.
  return text
    .split(/\{(\d+)\}/)
    .reduce((so, piece, i) => join(so, i % 2 === 0 ? piece : String(values[Number(piece)])));
}

/** Creates the words of a language; `catalogue` is empty for English. */
export function createWords(language: LanguageId, catalogue: Catalogue = {}): Words {
  const find = (text: string): string | undefined => (Object.hasOwn(catalogue, text) ? catalogue[text] : undefined);
  const spoken: Language = languages[language];
  const put = (text: string, values: readonly Value[]): string => fill(text, values, spoken);
  const join = (...sentences: readonly (string | undefined | false)[]): string =>
    sentences.filter(Boolean).join(spoken.between);
  const say = (strings: TemplateStringsArray, ...values: readonly Value[]): string => {
    const key = strings.reduce((text, part, i) => `${text}{${i - 1}}${part}`);
    const text = find(key);
    return text === undefined ? fill(key, values) : put(text, values);
  };
  return Object.assign(say, {
    many: (count: number, one: string, many: string, written: string = String(count)) =>
      put(find(many) ?? (count === 1 ? one : many), [written]),
    of: createReader(catalogue, put, (sentences) => join(...sentences)),
    join,
    language,
  });
}
