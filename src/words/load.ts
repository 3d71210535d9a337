import { type Catalogue, createWords, type LanguageId, type Words } from "./words";

/** The page as it is written. */
export const english: Words = createWords("en");

/** Fetches a language's texts, which are no part of the page's first load. */
const catalogues: Readonly<Record<Exclude<LanguageId, "en">, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  zh: () => import("./zh/zh"),
};

/** Returns a language's texts by the English ones; rejects where their file cannot be fetched. */
export async function loadCatalogue(language: LanguageId): Promise<Catalogue> {
  return language === "en" ? {} : (await catalogues[language]()).catalogue;
}

/** Loads the words of a language; rejects where its file cannot be fetched. */
export async function loadWords(language: LanguageId): Promise<Words> {
  return language === "en" ? english : createWords(language, await loadCatalogue(language));
}
