import { formatPercent, formatRatio } from "../../lib/format";
import type { HistoryColumn } from "../../store/history/columns";
import type { HistoryEntry } from "../../store/history/entry";
import { useHistory } from "../../store/history/history";
import { useLab } from "../../store/lab";
import { overlayStyles } from "../../store/laneStyles";
import { LaneBadge } from "../lanes/LaneBadge";
import { useWords } from "../useWords";
import { EntryCell } from "./EntryCell";

/** One comparison of the table: its name and buttons, and below them a row for each of its runs. */
export function HistoryRows({
  entry,
  what,
  how,
}: {
  readonly entry: HistoryEntry;
  readonly what: readonly HistoryColumn[]; // that a run was, before its results
  readonly how: readonly HistoryColumn[]; // it was set, behind them
}) {
  const t = useWords();
  const overlays = useLab((state) => state.overlays);
  const convention = useLab((state) => state.convention);
  const { overlay } = useHistory.getState();
  return (
    <tbody>
      <tr>
        <EntryCell entry={entry} columns={what.length + how.length + 3} />
      </tr>
      {entry.runs.map((run, index) => {
        const drawn = overlays.findIndex((one) => one.entry === entry.id && one.index === index);
        const { result } = run;
        const first = [...what, ...how]
          .map((column) => column.value(run, entry))
          .filter(Boolean)
          .join(", ");
        const cell = (column: HistoryColumn) => <td key={column.id}>{column.value(run, entry) ?? "–"}</td>;
        return (
          // Runs of an entry never change their places.
          <tr key={index}>
            <td>
              <label className="history-draw">
                <input type="checkbox" checked={drawn >= 0} onChange={() => void overlay(entry.id, index)} />
                <span className="hidden">{t`Draw over the charts: ${first}`}</span>
                {drawn >= 0 && <LaneBadge {...overlayStyles[drawn]} />}
              </label>
            </td>
            {what.map(cell)}
            <td className="number">{formatPercent(result.testAccuracy)}</td>
            <td className="number">
              {t.of(formatRatio(result.trainingFlops[convention], result.denseTrainingFlops[convention]))}
            </td>
            {how.map(cell)}
          </tr>
        );
      })}
    </tbody>
  );
}
