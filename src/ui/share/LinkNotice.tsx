import { useLink } from "../../store/link/openedLink";
import { useWords } from "../useWords";

/** Tells what the page's link asks for in vain, and which file it needs. */
export function LinkNotice() {
  const t = useWords();
  const problems = useLink((state) => state.problems);
  const file = useLink((state) => state.file);
  return (
    <>
      {file && (
        <div className="notice">
          <p>
            {t.join(
              t`This link needs the file “${file.name}”, which a link cannot carry.`,
              file.edges !== undefined && t`It was used as a lecture cut of ${file.edges} edges.`,
              t`Open it under Data set; until then another data set stands in for it.`,
            )}
          </p>
        </div>
      )}
      {problems.length > 0 && (
        <div className="notice link-notice">
          <div>
            <p>{t`This link asks for what cannot be had:`}</p>
            <ul>
              {problems.map(({ what, instead }) => (
                <li key={what}>{t.join(t.of(what), instead && t.of(instead))}</li>
              ))}
            </ul>
          </div>
          <button type="button" onClick={useLink.getState().dismiss}>
            {t`Dismiss`}
          </button>
        </div>
      )}
    </>
  );
}
