import { useLab } from "../../store/lab";
import { useWords } from "../useWords";

/** Says that the engine does not answer any more, and leaves it to the person whether to wait. */
export function SilenceNotice() {
  const t = useWords();
  const silent = useLab(({ silent, engine }) => silent && engine.state !== "failed");
  if (!silent) return null;
  return (
    <div className="notice">
      <p>
        <strong>{t`The engine does not answer.`}</strong>{" "}
        {t`It may be at a large piece of work: wait, or start it anew. A run goes on from its last snapshot.`}
      </p>
      <button type="button" onClick={useLab.getState().restartEngine}>
        {t`Start the engine anew`}
      </button>
    </div>
  );
}
