import { useWords } from "../useWords";

/** The buttons that take something home as JSON or CSV; they stand still where there is nothing yet. */
export function TakeButtons({ off, take }: { readonly off: boolean; take(ending: "json" | "csv"): void }) {
  const t = useWords();
  return (
    <>
      <button type="button" className="small" aria-disabled={off} onClick={() => !off && take("json")}>
        {t`Download JSON`}
      </button>
      <button type="button" className="small" aria-disabled={off} onClick={() => !off && take("csv")}>
        {t`CSV`}
      </button>
    </>
  );
}
