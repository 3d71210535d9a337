import { formatTimeLeft } from "../lib/format";
import { useLab } from "../store/lab";
import type { Run } from "../store/run";
import { plannedStages, runStages } from "../store/stages";
import type { Activity } from "../store/state";
import type { FormView } from "./useForm";

/** How far the run is: its stages in order, the epoch, the time left. Before a run: what it will go through. */
export function ProgressPanel({ view }: { view: FormView }) {
  const run = useLab((state) => state.runs[0]);
  const activity = useLab((state) => state.activity);
  const pausedStep = useLab((state) => state.pausedSteps?.[0]);
  const stages = run
    ? runStages(run, run.dataset?.form ?? view.choice.form)
    : plannedStages(view.spec, view.choice.form);
  const done = stages.reduce((sum, stage) => sum + stage.share * stage.done, 0);
  const headline = run ? headlineOf(run, activity, pausedStep) : "Ready";
  const detail = run ? detailOf(run, activity) : planned(stages);
  return (
    <div className="progress">
      <div className="progress-line">
        <strong className="progress-stage">{headline}</strong>
        <span className="progress-detail">{detail}</span>
      </div>
      <div
        role="progressbar"
        aria-label="Progress of the run"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(100 * done)}
        aria-valuetext={`${headline}. ${detail}`}
      >
        <div className="stages" aria-hidden="true">
          {stages.map(({ stage, share, done: part }) => (
            <div
              key={stage}
              className={`stage ${part >= 1 ? "stage-done" : run?.progress?.stage === stage ? "stage-now" : ""}`}
              style={{ flexGrow: share }}
            >
              <div className="stage-track">
                <div className="stage-fill" style={{ transform: `scaleX(${part})` }} />
              </div>
              <span>{stage}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function planned(stages: ReturnType<typeof plannedStages>): string {
  const epochs = stages.reduce((sum, stage) => sum + (stage.epochs ?? 0), 0);
  return `${epochs} epochs planned`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function headlineOf(run: Run, activity: Activity, pausedStep: number | undefined): string {
  if (run.outcome === "finished") return "Finished";
  if (run.outcome === "failed") return "Ended early";
  if (run.outcome === "stopped") return "Stopped";
  const stage = capital(run.progress?.stage ?? "starting");
  if (activity === "paused")
    return pausedStep ? `Paused at step ${pausedStep}` : `Paused in ${run.progress?.stage ?? "preparation"}`;
  return activity === "pausing" ? `${stage}, pausing …` : stage;
}

function detailOf(run: Run, activity: Activity): string {
  const { progress, plan, outcome } = run;
  const epochs = plan ? `Epoch ${progress?.epoch ?? 0} of ${plan.epochs}` : "";
  if (outcome !== "open") return plan ? `${run.evaluations.epoch.at(-1) ?? 0} of ${plan.epochs} epochs` : "";
  if (activity === "paused" || progress?.secondsLeft === undefined) return epochs;
  const training = plan !== undefined;
  const left = `${formatTimeLeft(progress.secondsLeft)} left`;
  return training ? `${epochs} · ${left}` : `${left} for ${progress.stage}`;
}
