import { formatCount, formatTimeLeft } from "../../lib/format";
import { sweepChoices } from "../../store/sweep/dataAtHand";
import type { OpenSweep, SweepState } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { cellTitle } from "../../store/sweep/taking";
import { estimateSeconds, timingsOf } from "../../sweep/estimate";
import { failureOf, startOf } from "../../sweep/record";
import { useDataState } from "../useDataState";
import { TakeHome } from "./TakeHome";

const headlines: Readonly<Record<SweepState, string>> = {
  running: "Running",
  starting: "Starting",
  pausing: "Pausing …",
  paused: "Paused",
  stopping: "Stopping …",
  cancelled: "Cancelled",
  complete: "Complete",
  "without data": "Waiting for data",
  "engine taken": "Waiting for the run on the Run view",
  elsewhere: "Runs in another tab",
};

/** How far the open sweep is, what it does now, and anything that happened to it. */
export function SweepStatus({ open }: { open: OpenSweep }) {
  const { header, cells, records, state, current } = open;
  const done = records.size;
  const detail = `${formatCount(done)} of ${formatCount(cells.length)} runs${timeLeft(open)}`;
  return (
    <div className="panel status sweep-status">
      <div className="progress-line">
        <h2 className="progress-stage">
          {headlines[state]} <span className="quiet">{header.name}</span>
        </h2>
        <span className="progress-detail">{detail}</span>
      </div>
      <div
        role="progressbar"
        aria-label="Progress of the sweep"
        aria-valuemin={0}
        aria-valuemax={cells.length}
        aria-valuenow={done}
        aria-valuetext={`${headlines[state]}. ${detail}`}
        className="stage-track sweep-track"
      >
        <div className="stage-fill" style={{ transform: `scaleX(${cells.length > 0 ? done / cells.length : 0})` }} />
      </div>
      {current ? (
        <div className="sweep-current">
          <span className="sweep-cell">{cellTitle(current.cell)}</span>
          <span className="quiet">{stageOf(current)}</span>
          <span className="stage-track sweep-mini">
            <span className="stage-fill" style={{ transform: `scaleX(${current.progress?.fraction ?? 0})` }} />
          </span>
        </div>
      ) : (
        <p className="sweep-current quiet">{measuredOn(open)}</p>
      )}
      <div className="sweep-foot">
        <Sentences open={open} />
        <TakeHome header={header} done={done} />
      </div>
    </div>
  );
}

function stageOf({ progress, epochs }: NonNullable<OpenSweep["current"]>): string {
  if (!progress) return "starting";
  return progress.epoch > 0 ? `epoch ${progress.epoch}${epochs ? ` of ${epochs}` : ""}` : progress.stage;
}

/** Says what the runs were measured on, every backend and device that there is among them. */
function measuredOn({ records }: OpenSweep): string {
  const places = new Set(
    [...records.values()].flatMap((record) => {
      const backend = startOf(record)?.backend;
      return backend ? [`${backend.id}, ${backend.device}`] : [];
    }),
  );
  return places.size > 0 ? `Measured on ${[...places].join("; ")}` : "";
}

function timeLeft({ cells, records, seconds, current, state }: OpenSweep): string {
  if (state !== "running" && state !== "starting") return "";
  const timings = timingsOf(cells, records, seconds);
  if (timings.length === 0) return "";
  const left = cells.filter(({ id }) => !records.has(id));
  const { seconds: total } = estimateSeconds(left, timings);
  const { seconds: own } = estimateSeconds(current ? [current.cell] : [], timings);
  return ` · ${formatTimeLeft(total - own * (current?.progress?.fraction ?? 0))} left`;
}

/** Everything that a person should know of the sweep, a sentence each. */
function Sentences({ open }: { open: OpenSweep }) {
  const { header, records, cells, state, missing, lost, sentence } = open;
  const data = useDataState();
  const { resume, retry } = useSweep.getState();
  const failed = [...records.values()].flatMap((record) => failureOf(record) ?? []);
  const left = cells.length - records.size;
  const nameOf = (dataset: string): string =>
    header.sources[dataset]?.name ?? sweepChoices(data).find(({ id }) => id === dataset)?.label ?? dataset;
  const canRetry = failed.length > 0 && state !== "elsewhere" && state !== "running" && state !== "starting";
  return (
    <div className="sweep-sentences" role="status">
      {sentence && <p>{sentence}</p>}
      {state === "cancelled" && left > 0 && (
        <p>
          What has finished is kept.{" "}
          <button type="button" className="link" onClick={resume}>
            Go on with the other {formatCount(left)}
          </button>
        </p>
      )}
      {state === "elsewhere" && (
        <p>Another tab of this browser runs this sweep; it goes on here when that tab is closed.</p>
      )}
      {missing.length > 0 && (
        <p>
          {missing.map(nameOf).join(" and ")} {missing.length === 1 ? "is" : "are"} not at hand any more. Choose the
          file again, and its runs follow.
        </p>
      )}
      {lost > 0 && (
        <p>
          The engine was lost {lost === 1 ? "once" : `${lost} times`} and started anew; the run that it interrupted
          began again from its start.
        </p>
      )}
      {failed.length > 0 && (
        <p>
          {failed.length === 1 ? "One run" : `${failed.length} runs`} failed: {failed[0]}{" "}
          {canRetry && (
            <button type="button" className="link" onClick={retry}>
              Try {failed.length === 1 ? "it" : "them"} again
            </button>
          )}
        </p>
      )}
    </div>
  );
}
