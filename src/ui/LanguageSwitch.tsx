import { useLab } from "../store/lab";
import { type LanguageId, languages } from "../words/words";
import { Pick } from "./Pick";
import { useWords } from "./useWords";

const globe = (
  <>
    <circle cx="9" cy="9" r="7.3" />
    <ellipse cx="9" cy="9" rx="3.2" ry="7.3" />
    <path d="M2 6.6h14M2 11.4h14" />
  </>
);

const options = (Object.keys(languages) as LanguageId[]).map((id) => ({
  value: id,
  label: languages[id].name,
  lang: languages[id].tag,
}));

/** Chooses the language of the page. */
export function LanguageSwitch() {
  const t = useWords();
  const chooseLanguage = useLab((state) => state.chooseLanguage);
  // Somebody who cannot read the page finds the word in English, too.
  const label = t.language === "en" ? t`Language` : `${t`Language`} (Language)`;
  return (
    <Pick
      label={label}
      icon={globe}
      value={t.language}
      options={options}
      onPick={(id) => chooseLanguage(id as LanguageId)}
    />
  );
}
