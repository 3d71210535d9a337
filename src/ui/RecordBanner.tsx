import { useLab } from "../store/lab";

/** Says that the run on show is a record of the sweep, and leads back or on. */
export function RecordBanner() {
  const recorded = useLab((state) => state.recorded);
  const { closeRecord, repeatRecord } = useLab.getState();
  if (!recorded) return null;
  return (
    <section className="panel record" aria-label="From the sweep">
      <p>
        <span className="tag">from the sweep</span> {recorded.title}
      </p>
      <div className="record-buttons">
        <button type="button" onClick={closeRecord}>
          Back to the sweep
        </button>
        <button type="button" onClick={repeatRecord}>
          Run again with these settings
        </button>
      </div>
    </section>
  );
}
