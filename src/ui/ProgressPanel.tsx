import { formatTimeLeft } from "../lib/format";
import { useLab } from "../store/lab";
import type { Run } from "../store/run";
import { plannedStages, runStages, type StageView } from "../store/stages";
import type { Activity } from "../store/state";
import type { Words } from "../words/words";
import { LaneProgress } from "./lanes/LaneProgress";
import { ReplayBar } from "./replay/ReplayBar";
import { StageBar } from "./StageBar";
import type { FormView } from "./useForm";
import { useShown } from "./useShown";
import { useWords } from "./useWords";

/** How far the lanes are: their stages in order, the epoch, the time left. Before a run: what they will go through. */
export function ProgressPanel({ view }: { view: FormView }) {
  const t = useWords();
  const shown = useShown();
  const began = useLab((state) => state.runs.length > 0);
  const activity = useLab((state) => state.activity);
  const pausedSteps = useLab((state) => state.pausedSteps);
  const runs = shown.map(({ run }) => run);
  const lanes = shown.map((one) => ({ ...one, stages: stagesOf(one.run, view, began) }));
  const headline = began ? headlineOf(runs, activity, pausedSteps, t) : t`Ready`;
  const detail = began
    ? detailOf(runs, activity, t)
    : planned(
        lanes.map(({ stages }) => stages),
        t,
      );
  const [only] = lanes;
  return (
    <div className="progress">
      <div className="progress-line">
        <strong className="progress-stage">{headline}</strong>
        <span className="progress-detail">{detail}</span>
        <ReplayBar />
      </div>
      {lanes.length === 1 ? (
        <StageBar
          name={t`Progress of the run`}
          text={`${headline}. ${detail}`}
          stages={only.stages}
          now={only.run.progress?.stage}
          named
        />
      ) : (
        <ul className="lane-progress">
          {lanes.map(({ key, label, style, run, stages }) => (
            <LaneProgress key={key} label={label} style={style} run={run} stages={stages} began={began} />
          ))}
        </ul>
      )}
    </div>
  );
}

function stagesOf(run: Run, view: FormView, began: boolean): readonly StageView[] {
  return began ? runStages(run, run.dataset?.form ?? view.choice.form) : plannedStages(run.spec, view.choice.form);
}

function planned(lanes: readonly (readonly StageView[])[], t: Words): string {
  const epochs = lanes.map((stages) => stages.reduce((sum, stage) => sum + (stage.epochs ?? 0), 0));
  const [least, most] = [Math.min(...epochs), Math.max(...epochs)];
  if (least === most) return epochs.length > 1 ? t`${least} epochs planned in each lane` : t`${least} epochs planned`;
  return t`${least} to ${most} epochs planned`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function headlineOf(
  runs: readonly Run[],
  activity: Activity,
  pausedSteps: readonly number[] | undefined,
  t: Words,
): string {
  const open = runs.filter(({ outcome }) => outcome === "open");
  if (open.length === 0) {
    if (runs.every(({ outcome }) => outcome === "finished")) return t`Finished`;
    if (runs.every(({ outcome }) => outcome === "stopped")) return t`Stopped`;
    return runs.length === 1 || runs.every(({ outcome }) => outcome !== "finished")
      ? t`Ended early`
      : t`Finished in part`;
  }
  const stage = open.find(({ progress }) => progress)?.progress?.stage;
  if (activity === "paused") {
    const step = Math.max(0, ...(pausedSteps ?? []));
    if (step > 0) return t`Paused at step ${step}`;
    return stage ? t`Paused in ${t.of(stage)}` : t`Paused in preparation`;
  }
  const alone = runs.length === 1 || open.every(({ progress }) => progress?.stage === stage || !progress);
  const name = alone ? capital(t.of(stage ?? "starting")) : t`Training`;
  return activity === "pausing" ? t`${name}, pausing …` : name;
}

function detailOf(runs: readonly Run[], activity: Activity, t: Words): string {
  const open = runs.filter(({ outcome }) => outcome === "open");
  const plans = runs.flatMap(({ plan }) => plan ?? []);
  if (open.length === 0) {
    if (runs.length > 1 || plans.length === 0) return "";
    return t`${runs[0].evaluations.epoch.at(-1) ?? 0} of ${plans[0].epochs} epochs`;
  }
  const [{ progress, plan }] = open;
  const epochs = runs.length === 1 && plan ? t`Epoch ${progress?.epoch ?? 0} of ${plan.epochs}` : "";
  // Each lane's estimate is of its own time; they train in turns.
  const waits = open.flatMap((run) => run.progress?.secondsLeft ?? []);
  if (activity === "paused" || waits.length === 0) return epochs;
  const left = t.of(formatTimeLeft(waits.reduce((sum, seconds) => sum + seconds, 0)));
  if (plan === undefined && progress) return t`${left} left for ${t.of(progress.stage)}`;
  return epochs === "" ? t`${left} left` : t`${epochs} · ${left} left`;
}
