import { formatBytes, formatTimeLeft } from "../../lib/format";
import type { Opening } from "../../store/state";
import type { ChosenFile } from "../../train/data/messages";
import type { Words } from "../../words/words";
import { useWords } from "../useWords";
import { OpenedFile, type TakePlan } from "./OpenedFile";

interface Props {
  readonly opening: Opening | undefined;
  readonly plan: TakePlan;
  readonly onPlan: (plan: TakePlan) => void;
}

/** What became of the files chosen: being read, refused with a reason, or read. */
export function OpeningState({ opening, plan, onPlan }: Props) {
  const t = useWords();
  return (
    <div className="opening">
      {opening?.state === "reading" && <Reading opening={opening} />}
      {opening?.state === "opened" && (
        <OpenedFile file={opening.file} title={fileNames(opening.file.files, t)} plan={plan} onPlan={onPlan} />
      )}
      <div role="alert">
        {opening?.state === "refused" && (
          <p className="notice notice-bad">
            <span>
              <strong>{t`${fileNames(opening.files, t)} could not be read.`}</strong> {t.of(opening.message)}
            </span>
          </p>
        )}
      </div>
      {!opening && <p className="empty">{t`The statistics of the file will stand here before anything trains.`}</p>}
    </div>
  );
}

function Reading({ opening }: { opening: Opening & { state: "reading" } }) {
  const t = useWords();
  const { done, total, files, secondsLeft, cut } = opening;
  const names = fileNames(files, t);
  const known = total > 0;
  // The bytes are all in before the edges are sorted and counted.
  const sorting = known && done >= total;
  return (
    <label className="reading">
      <span className="progress-words">
        <strong>
          {cut !== undefined
            ? t`Cutting ${names} …`
            : sorting
              ? t`Sorting and counting ${names} …`
              : t`Reading ${names} …`}
        </strong>
        <span>
          {[
            ...(known && !sorting ? [t`${t.of(formatBytes(done))} of ${t.of(formatBytes(total))}`] : []),
            ...(secondsLeft === undefined ? [] : [t`${t.of(formatTimeLeft(secondsLeft))} left`]),
          ].join(t`, `)}
        </span>
      </span>
      <progress max={known && !sorting ? total : undefined} value={known && !sorting ? done : undefined} />
    </label>
  );
}

function fileNames({ edges, labels }: ChosenFile, t: Words): string {
  return labels ? t`${edges.name} with ${labels.name}` : edges.name;
}
