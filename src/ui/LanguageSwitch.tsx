import { useLab } from "../store/lab";
import { type LanguageId, languages } from "../words/words";
import { useWords } from "./useWords";

const ids = Object.keys(languages) as LanguageId[];

/** Chooses the language of the page. */
export function LanguageSwitch() {
  const t = useWords();
  const chooseLanguage = useLab((state) => state.chooseLanguage);
  return (
    <label className="theme">
      <span>{t`Language`}</span>
      <select value={t.language} onChange={(event) => chooseLanguage(event.target.value as LanguageId)}>
        {ids.map((id) => (
          <option key={id} value={id} lang={languages[id].tag}>
            {languages[id].name}
          </option>
        ))}
      </select>
    </label>
  );
}
