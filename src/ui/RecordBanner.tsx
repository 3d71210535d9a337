import { useLab } from "../store/lab";
import { useWords } from "./useWords";

/** Says that the run on show is a record of the sweep, and leads back or on. */
export function RecordBanner() {
  const t = useWords();
  const recorded = useLab((state) => state.recorded);
  const { closeRecord, repeatRecord } = useLab.getState();
  if (!recorded) return null;
  return (
    <section className="panel record" aria-label={t`From the sweep`}>
      <p>
        <span className="tag">{t`from the sweep`}</span> {t.of(recorded.title)}
      </p>
      <div className="record-buttons">
        <button type="button" onClick={closeRecord}>
          {t`Back to the sweep`}
        </button>
        <button type="button" onClick={repeatRecord}>
          {t`Run again with these settings`}
        </button>
      </div>
    </section>
  );
}
