import { formatCount, formatTimeLeft } from "../../lib/format";
import type { OpenSweep, SweepState } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { sweepChoices } from "../../store/sweep/sweepChoices";
import { cellTitle } from "../../store/sweep/taking";
import { estimateSeconds, timingsOf } from "../../sweep/estimate";
import { failureOf, startOf } from "../../sweep/record";
import type { Words } from "../../words/words";
import { useDataState } from "../useDataState";
import { useWords } from "../useWords";
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
  const t = useWords();
  const { header, cells, records, state, current } = open;
  const done = records.size;
  const headline = t.of(headlines[state]);
  const runs = t`${formatCount(done)} of ${formatCount(cells.length)} runs`;
  const detail = [runs, ...timeLeft(open, t)].join(" · ");
  return (
    <div className="panel status sweep-status">
      <div className="progress-line">
        <h2 className="progress-stage">
          {headline} <span className="quiet">{t.of(header.name)}</span>
        </h2>
        <span className="progress-detail">{detail}</span>
      </div>
      <div
        role="progressbar"
        aria-label={t`Progress of the sweep`}
        aria-valuemin={0}
        aria-valuemax={cells.length}
        aria-valuenow={done}
        aria-valuetext={t`${headline}. ${detail}`}
        className="stage-track sweep-track"
      >
        <div className="stage-fill" style={{ transform: `scaleX(${cells.length > 0 ? done / cells.length : 0})` }} />
      </div>
      {current ? (
        <div className="sweep-current">
          <span className="sweep-cell">{cellTitle(current.cell, t)}</span>
          <span className="quiet">{stageOf(current, t)}</span>
          <span className="stage-track sweep-mini">
            <span className="stage-fill" style={{ transform: `scaleX(${current.progress?.fraction ?? 0})` }} />
          </span>
        </div>
      ) : (
        <p className="sweep-current quiet">{measuredOn(open, t)}</p>
      )}
      <div className="sweep-foot">
        <Sentences open={open} />
        <TakeHome header={header} done={done} />
      </div>
    </div>
  );
}

function stageOf({ progress, epochs }: NonNullable<OpenSweep["current"]>, t: Words): string {
  if (!progress) return t`starting`;
  if (progress.epoch === 0) return t.of(progress.stage);
  return epochs ? t`epoch ${progress.epoch} of ${epochs}` : t`epoch ${progress.epoch}`;
}

/** Says what the runs were measured on, every backend and device that there is among them. */
function measuredOn({ records }: OpenSweep, t: Words): string {
  const places = new Set(
    [...records.values()].flatMap((record) => {
      const backend = startOf(record)?.backend;
      return backend ? [t`${backend.id}, ${t.of(backend.device)}`] : [];
    }),
  );
  return places.size > 0 ? t`Measured on ${[...places].join("; ")}` : "";
}

function timeLeft({ cells, records, seconds, current, state }: OpenSweep, t: Words): readonly string[] {
  if (state !== "running" && state !== "starting") return [];
  const timings = timingsOf(cells, records, seconds);
  if (timings.length === 0) return [];
  const left = cells.filter(({ id }) => !records.has(id));
  const { seconds: total } = estimateSeconds(left, timings);
  const { seconds: own } = estimateSeconds(current ? [current.cell] : [], timings);
  return [t`${t.of(formatTimeLeft(total - own * (current?.progress?.fraction ?? 0)))} left`];
}

/** Everything that a person should know of the sweep, a sentence each. */
function Sentences({ open }: { open: OpenSweep }) {
  const { header, records, cells, state, missing, lost, sentence } = open;
  const t = useWords();
  const data = useDataState();
  const { resume, retry } = useSweep.getState();
  const failed = [...records.values()].flatMap((record) => failureOf(record) ?? []);
  const left = cells.length - records.size;
  const nameOf = (dataset: string): string =>
    t.of(header.sources[dataset]?.name ?? sweepChoices(data).find(({ id }) => id === dataset)?.label ?? dataset);
  const canRetry = failed.length > 0 && state !== "elsewhere" && state !== "running" && state !== "starting";
  return (
    <div className="sweep-sentences" role="status">
      {sentence && <p>{t.of(sentence)}</p>}
      {state === "cancelled" && left > 0 && (
        <p>
          {t`What has finished is kept.`}{" "}
          <button type="button" className="link" onClick={resume}>
            {t`Go on with the other ${formatCount(left)}`}
          </button>
        </p>
      )}
      {state === "elsewhere" && (
        <p>{t`Another tab of this browser runs this sweep; it goes on here when that tab is closed.`}</p>
      )}
      {missing.length > 0 && (
        <p>
          {t.many(
            missing.length,
            "{0} is not at hand any more. Choose the file again, and its runs follow.",
            "{0} are not at hand any more. Choose the files again, and their runs follow.",
            missing.map(nameOf).join(t` and `),
          )}
        </p>
      )}
      {lost > 0 && (
        <p>
          {t.many(
            lost,
            "The engine was lost once and started anew; the run that it interrupted began again from its start.",
            "The engine was lost {0} times and started anew; the run that it interrupted began again from its start.",
          )}
        </p>
      )}
      {failed.length > 0 && (
        <p>
          {t.many(failed.length, "One run failed:", "{0} runs failed:")} {t.of(failed[0])}{" "}
          {canRetry && (
            <button type="button" className="link" onClick={retry}>
              {t.many(failed.length, "Try it again", "Try them again")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
