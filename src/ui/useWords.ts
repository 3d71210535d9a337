import { useEffect } from "react";
import { useLab } from "../store/lab";
import { languages, type Words } from "../words/words";

/** Returns the words of the chosen language; components call them `t`. */
export function useWords(): Words {
  return useLab((state) => state.words);
}

/** Puts the chosen language on the document, for screen readers and fonts. */
export function useLanguage(): void {
  const { language } = useWords();
  useEffect(() => {
    document.documentElement.lang = languages[language].tag;
  }, [language]);
}
