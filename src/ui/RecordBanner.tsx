import { formatDay } from "../lib/format";
import { useLab } from "../store/lab";
import { RecordedRuns } from "./replay/RecordedRuns";
import { useWords } from "./useWords";

/** Says that the runs on show are a record, whose and of what, and leads back or on. */
export function RecordBanner() {
  const t = useWords();
  const recorded = useLab((state) => state.recorded);
  const device = useLab((state) => state.runs.find(({ backend }) => backend)?.backend?.device);
  const made = useLab((state) => state.recording?.made);
  const { closeRecord, repeatRecord } = useLab.getState();
  if (!recorded) return null;
  const { title, source, shipped } = recorded;
  const ofSweep = source === "sweep";
  return (
    <section className="panel record" aria-label={ofSweep ? t`From the sweep` : t`Recorded run`}>
      <div className="record-what">
        <span className="tag">{ofSweep ? t`from the sweep` : t`recorded run`}</span>
        {shipped ? <RecordedRuns label={t`Recorded run`} bare /> : <span>{t.of(title)}</span>}
        {!ofSweep && device !== undefined && (
          <span className="record-origin">{t`Measured on ${t.of(device)}, ${formatDay(made ?? "")}`}</span>
        )}
      </div>
      <div className="record-buttons">
        <button
          type="button"
          className="small"
          aria-label={ofSweep ? undefined : t`Close the recording`}
          onClick={closeRecord}
        >
          {ofSweep ? t`Back to the sweep` : t`Close`}
        </button>
        <button type="button" className="small" onClick={repeatRecord}>
          {ofSweep ? t`Run again with these settings` : t`Run it live`}
        </button>
      </div>
    </section>
  );
}
