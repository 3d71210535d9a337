import { type Catalogue, createWords, type LanguageId, type Words } from "./words";

/** The page as it is written. */
export const english: Words = createWords("en");

/** Fetches a language's texts, which are no part of the page's first load. */
const catalogues: Readonly<Record<Exclude<LanguageId, "en">, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  zh: () => import("./zh/zh"),
};

/** Loads the words of a language; rejects where its file cannot be fetched. */
export async function loadWords(language: LanguageId): Promise<Words> {
  if (language === "en") return english;
  const { catalogue } = await catalogues[language]();
  return createWords(language, catalogue);
}
