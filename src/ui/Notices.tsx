import { Suspense } from "react";
import { useLab } from "../store/lab";
import { laneLetter } from "../store/laneLetter";
import { lazyPart } from "./lazyPart";
import { RecordedRuns } from "./replay/RecordedRuns";
import { LinkNotice } from "./share/LinkNotice";
import { useWords } from "./useWords";

const RescueNotices = lazyPart(() => import("./rescue/RescueNotices").then(({ RescueNotices }) => RescueNotices));

/** Tells of faults and of what became of a run that something came between. */
export function Notices() {
  return (
    <div className="notices">
      <FaultNotices />
      <Suspense fallback={null}>
        <RescueNotices />
      </Suspense>
    </div>
  );
}

/** Tells of faults where they cannot be overlooked, and what to do about them. */
function FaultNotices() {
  const t = useWords();
  const engine = useLab((state) => state.engine);
  const runs = useLab((state) => state.runs);
  const lane = runs.findIndex(({ outcome }) => outcome === "failed");
  const run = lane < 0 ? runs[0] : runs[lane];
  const notice = useLab((state) => state.notice);
  const chosen = useLab((state) => state.backendRequest !== "auto");
  const { restartEngine, dismissNotice, runOrResume, chooseBackend } = useLab.getState();
  // A sweep that has the engine starts it anew by itself.
  const guest = useLab((state) => state.guest);
  // So does a run that goes on from its snapshots.
  const resting = useLab((state) => state.recovery?.resting ?? false);
  const lost = engine.state === "failed" && guest === undefined && !resting;
  const recorded = useLab((state) => state.recorded !== undefined);
  // A run that fell with its engine needs no words of its own, nor does a record, which says so itself.
  const failed = run?.outcome === "failed" && !lost && !recorded;
  return (
    <div role="alert">
      {lost && (
        <div className="notice notice-bad">
          <p>
            <strong>{t`The engine does not run.`}</strong>{" "}
            {t.join(t.of(engine.message), run && !recorded && t`What the run has shown so far stays on the page.`)}
          </p>
          {chosen && (
            <button type="button" onClick={() => chooseBackend("auto")}>
              {t`Use what works here`}
            </button>
          )}
          <button type="button" onClick={restartEngine}>
            {t`Start the engine again`}
          </button>
          <RecordedRuns label={t`or watch a recorded run`} />
        </div>
      )}
      {failed && (
        <div className="notice notice-bad">
          <p>
            <strong>{runs.length > 1 ? t`Lane ${laneLetter(lane)} ended early.` : t`The run ended early.`}</strong>{" "}
            {run.message && t.of(run.message)}
          </p>
          <button type="button" onClick={runOrResume}>
            {t`Run again`}
          </button>
        </div>
      )}
      {notice && (
        <div className="notice">
          <p>{t.of(notice)}</p>
          <button type="button" onClick={dismissNotice}>
            {t`Dismiss`}
          </button>
        </div>
      )}
      <LinkNotice />
    </div>
  );
}
