import { useId, useRef } from "react";
import { useWords } from "../useWords";
import { useCopy } from "./useCopy";

/** A text to take away: read-only, selected at a click, with a button that copies it. */
export function CopyField({ label, text, rows }: { label: string; text: string; rows: number }) {
  const t = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, copy] = useCopy(field);
  return (
    <div className="copy">
      <label htmlFor={id}>{label}</label>
      <div className="copy-row">
        <textarea
          id={id}
          ref={field}
          rows={rows}
          value={text}
          readOnly
          spellCheck={false}
          translate="no"
          onClick={() => field.current?.select()}
        />
        <button type="button" aria-label={t`Copy: ${label}`} onClick={copy}>
          {t`Copy`}
        </button>
      </div>
      <p className="quiet" role="status">
        {copied === "done" && t`Copied.`}
        {copied === "refused" && t`This browser does not let the page copy. The text is selected: press Ctrl+C, or ⌘C.`}
      </p>
    </div>
  );
}
