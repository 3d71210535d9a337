import { useEffect } from "react";
import { useLab } from "../store/lab";
import { languages, type Words } from "../words/words";

/** Returns the words of the chosen language; components call them `t`. */
export function useWords(): Words {
  return useLab((state) => state.words);
}

/** Puts the chosen language on the document: for fonts, voices and translators, and in the tab's name and description. */
export function useLanguage(): void {
  const t = useWords();
  useEffect(() => {
    document.documentElement.lang = languages[t.language].tag;
    document.title = t`Sparse GNN Lab`;
    const description = t`Train a small graph neural network in the browser, pruned or sparse from the start, and watch accuracy, mask density and counted FLOPs.`;
    document.querySelector('meta[name="description"]')?.setAttribute("content", description);
  }, [t]);
}
