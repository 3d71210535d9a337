import { useSweep } from "../../store/sweep/sweep";

/** Tells of a file that was refused, or of a browser that keeps nothing. */
export function SweepNotice() {
  const notice = useSweep((state) => state.notice);
  return (
    <div role="alert">
      {notice && (
        <div className="notice sweep-notice">
          <p>{notice}</p>
          <button type="button" onClick={useSweep.getState().dismissNotice}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
