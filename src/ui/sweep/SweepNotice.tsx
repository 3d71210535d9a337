import { useSweep } from "../../store/sweep/sweep";
import { useWords } from "../useWords";

/** Tells of a file that was refused, or of a browser that keeps nothing. */
export function SweepNotice() {
  const t = useWords();
  const notice = useSweep((state) => state.notice);
  return (
    <div role="alert">
      {notice && (
        <div className="notice sweep-notice">
          <p>{t.of(notice)}</p>
          <button type="button" onClick={useSweep.getState().dismissNotice}>
            {t`Dismiss`}
          </button>
        </div>
      )}
    </div>
  );
}
