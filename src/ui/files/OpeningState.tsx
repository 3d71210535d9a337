import { formatPercent } from "../../lib/format";
import type { Opening } from "../../store/state";
import type { ChosenFile } from "../../train/protocol";
import { SummaryList } from "./SummaryList";

/** What became of the files chosen: being read, refused with a reason, or read. */
export function OpeningState({ opening }: { opening: Opening | undefined }) {
  return (
    <div className="opening">
      {opening?.state === "reading" && <Reading opening={opening} />}
      {opening?.state === "opened" && (
        <>
          <h3>{fileNames(opening.file.files)}</h3>
          <SummaryList summary={opening.file.summary} />
        </>
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
  const { done, total, files } = opening;
  const known = total > 0;
  return (
    <label className="reading">
      <span>
        Reading {fileNames(files)} … {known && formatPercent(done / total, 0)}
      </span>
      <progress max={known ? total : undefined} value={known ? done : undefined} />
    </label>
  );
}

function fileNames({ edges, labels }: ChosenFile): string {
  return labels ? `${edges.name} with ${labels.name}` : edges.name;
}
