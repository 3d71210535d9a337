import { useUpdates } from "../store/page/updates";
import { useWords } from "./useWords";

/** Tells in a corner, over nothing that is being typed, of a newer version or of a lost part; only a person reloads the page. */
export function UpdateNotice() {
  const t = useWords();
  const news = useUpdates((state) => state.news);
  const reload = useUpdates((state) => state.reload);
  const { dismiss } = useUpdates.getState();
  return (
    <div className="update-place" role="status">
      {news && (
        <div className={`update update-${news}`}>
          <p>
            {news === "newVersion"
              ? t`A new version of the lab is ready. It starts with the next load; this one goes on until then.`
              : t`A part of the page could not be loaded: its host has another version by now, or cannot be reached. Reload the page to go on.`}
          </p>
          <button type="button" className="primary" onClick={reload}>
            {t`Reload`}
          </button>
          <button type="button" onClick={dismiss}>
            {t`Later`}
          </button>
        </div>
      )}
    </div>
  );
}
