import type { LaneStyle } from "../../store/laneStyles";
import type { Run } from "../../store/run";
import type { StageView } from "../../store/stages";
import type { Words } from "../../words/words";
import { StageBar } from "../StageBar";
import { useWords } from "../useWords";
import { LaneBadge } from "./LaneBadge";

/** How far one of several lanes is, in a line. */
export function LaneProgress(props: {
  readonly label: string;
  readonly style: LaneStyle;
  readonly run: Run;
  readonly stages: readonly StageView[];
  readonly began: boolean;
}) {
  const t = useWords();
  const { label, style, run, stages, began } = props;
  const text = began ? whereOf(run, t) : plannedOf(stages, t);
  return (
    <li>
      <LaneBadge {...style} />
      <span className="lane-name">{label}</span>
      <StageBar
        name={t`Progress of lane ${style.letter}, ${label}`}
        text={text}
        stages={stages}
        now={run.progress?.stage}
        colour={style.colour}
      />
      <span className="lane-where">{text}</span>
    </li>
  );
}

function plannedOf(stages: readonly StageView[], t: Words): string {
  return stages
    .filter(({ epochs }) => epochs !== undefined)
    .map(({ stage }) => t.of(stage))
    .join(t`, `);
}

function whereOf({ outcome, progress, plan, evaluations }: Run, t: Words): string {
  switch (outcome) {
    case "finished":
      return t`finished, ${plan?.epochs ?? 0} epochs`;
    case "failed":
      return t`failed after ${evaluations.epoch.at(-1) ?? 0} epochs`;
    case "stopped":
      return t`stopped after ${evaluations.epoch.at(-1) ?? 0} epochs`;
    case "open": {
      if (!progress) return t`waiting`;
      const stage = t.of(progress.stage);
      return plan ? t`${stage}, epoch ${progress.epoch} of ${plan.epochs}` : stage;
    }
    default:
      return outcome satisfies never;
  }
}
