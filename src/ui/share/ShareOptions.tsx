import { useId } from "react";
import { useLab } from "../../store/lab";
import { type HideId, hideable } from "../../store/link/flags";
import type { ShareWishes } from "../../store/link/share";
import { type LanguageId, languages } from "../../words/words";
import { useWords } from "../useWords";

interface ShareOptionsProps {
  readonly wishes: ShareWishes;
  readonly onWishes: (wishes: ShareWishes) => void;
}

/** How the link is to open. */
export function ShareOptions({ wishes, onWishes }: ShareOptionsProps) {
  const t = useWords();
  const id = useId();
  const ready = useLab(({ engine }) => (engine.state === "ready" ? engine.backend.id : undefined));
  const { run, lecture, language, backend, hide } = wishes;
  const toggle = (part: HideId): void =>
    onWishes({ ...wishes, hide: hide.includes(part) ? hide.filter((one) => one !== part) : [...hide, part] });
  return (
    <fieldset className="share-options">
      <legend>{t`How it opens`}</legend>
      <label>
        <input type="checkbox" checked={run} onChange={() => onWishes({ ...wishes, run: !run })} />
        {t`Starts at once`}
      </label>
      <label>
        <input type="checkbox" checked={lecture} onChange={() => onWishes({ ...wishes, lecture: !lecture })} />
        {t`In lecture mode`}
      </label>
      {ready && (
        <label>
          <input
            type="checkbox"
            checked={backend !== undefined}
            onChange={() => onWishes({ ...wishes, backend: backend === undefined ? ready : undefined })}
          />
          {t`With this engine (${ready}), so that the curve is the same point for point`}
        </label>
      )}
      <div className="share-language">
        <label htmlFor={`${id}-language`}>{t`Language`}</label>
        <select
          id={`${id}-language`}
          value={language ?? ""}
          onChange={({ target }) => onWishes({ ...wishes, language: (target.value || undefined) as LanguageId })}
        >
          <option value="">{t`The reader's own`}</option>
          {(Object.keys(languages) as LanguageId[]).map((one) => (
            <option key={one} value={one}>
              {languages[one].name}
            </option>
          ))}
        </select>
      </div>
      <details>
        <summary>{t`Hide parts of the page`}</summary>
        {(Object.keys(hideable) as HideId[]).map((part) => (
          <label key={part}>
            <input type="checkbox" checked={hide.includes(part)} onChange={() => toggle(part)} />
            {t.of(hideable[part])}
          </label>
        ))}
      </details>
    </fieldset>
  );
}
