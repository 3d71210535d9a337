import { formatBytes, formatTimeLeft } from "../../lib/format";
import type { Opening } from "../../store/state";
import type { ChosenFile } from "../../train/data/messages";
import { OpenedFile, type TakePlan } from "./OpenedFile";

interface Props {
  readonly opening: Opening | undefined;
  readonly plan: TakePlan;
  readonly onPlan: (plan: TakePlan) => void;
}

/** What became of the files chosen: being read, refused with a reason, or read. */
export function OpeningState({ opening, plan, onPlan }: Props) {
  return (
    <div className="opening">
      {opening?.state === "reading" && <Reading opening={opening} />}
      {opening?.state === "opened" && (
        <OpenedFile file={opening.file} title={fileNames(opening.file.files)} plan={plan} onPlan={onPlan} />
      )}
      <div role="alert">
        {opening?.state === "refused" && (
          <p className="notice notice-bad">
            <span>
              <strong>{fileNames(opening.files)} could not be read.</strong> {opening.message}
            </span>
          </p>
        )}
      </div>
      {!opening && <p className="empty">The statistics of the file will stand here before anything trains.</p>}
    </div>
  );
}

function Reading({ opening }: { opening: Opening & { state: "reading" } }) {
  const { done, total, files, secondsLeft, cut } = opening;
  const known = total > 0;
  // The bytes are all in before the edges are sorted and counted.
  const sorting = known && done >= total;
  return (
    <label className="reading">
      <span className="progress-words">
        <strong>
          {cut !== undefined ? "Cutting" : sorting ? "Sorting and counting" : "Reading"} {fileNames(files)} …
        </strong>
        <span>
          {known && !sorting && `${formatBytes(done)} of ${formatBytes(total)}`}
          {secondsLeft !== undefined && `, ${formatTimeLeft(secondsLeft)} left`}
        </span>
      </span>
      <progress max={known && !sorting ? total : undefined} value={known && !sorting ? done : undefined} />
    </label>
  );
}

function fileNames({ edges, labels }: ChosenFile): string {
  return labels ? `${edges.name} with ${labels.name}` : edges.name;
}
