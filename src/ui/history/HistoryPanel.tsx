import { useEffect, useMemo, useRef } from "react";
import { formatCount } from "../../lib/format";
import { differingColumns, type HistoryColumn } from "../../store/history/columns";
import { useHistory } from "../../store/history/history";
import { useWords } from "../useWords";
import { HistoryRows } from "./HistoryRows";

const heading = ({ id, label }: HistoryColumn) => (
  <th key={id} scope="col">
    {label}
  </th>
);

/** The finished runs that this browser keeps: what they differ in, and what can be done with them. */
export function HistoryPanel() {
  const t = useWords();
  const entries = useHistory((state) => state.entries);
  const removed = useHistory((state) => state.removed);
  const trouble = useHistory((state) => state.trouble);
  const { restore } = useHistory.getState();
  const panel = useRef<HTMLElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const before = useRef(removed);
  // The button that was pressed is gone with what it deleted, or brought back: whoever uses the keyboard stays here.
  useEffect(() => {
    if (removed !== before.current && document.activeElement === document.body)
      (undo.current ?? panel.current)?.focus();
    before.current = removed;
  }, [removed]);
  // What came of a run stands behind what it was, before the settings, which may be wider than the table.
  const [what, how] = useMemo(() => {
    const columns = differingColumns(entries, t);
    const settings = columns.findIndex(({ id }) => id === "method") + 1;
    return [columns.slice(0, settings), columns.slice(settings)];
  }, [entries, t]);
  const runs = entries.reduce((sum, entry) => sum + entry.runs.length, 0);
  return (
    <section className="panel history" aria-labelledby="history-heading" tabIndex={-1} ref={panel}>
      <header className="chart-head">
        <h2 id="history-heading">{t`Earlier runs`}</h2>
        <span className="unit">
          {runs > 0
            ? t.many(runs, "{0} run in this browser", "{0} runs in this browser", formatCount(runs))
            : t`in this browser`}
        </span>
      </header>
      <div role="status">
        {trouble && <p className="history-line">{t.of(trouble)}</p>}
        {removed && (
          <p className="history-line">
            {removed.name ? t`“${removed.name}” was deleted.` : t`The run was deleted.`}{" "}
            <button type="button" className="link" ref={undo} onClick={() => void restore()}>
              {t`Undo`}
            </button>
          </p>
        )}
      </div>
      {entries.length === 0 ? (
        <p className="empty">
          {t`Every run that finishes is kept here until you delete it: to draw it over the charts, replay it, or run it again.`}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling table must be reachable by keyboard.
        <section className="history-table" aria-label={t`What earlier runs differ in`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t`Draw`}</th>
                {what.map(heading)}
                <th scope="col" className="number">{t`Test accuracy`}</th>
                <th scope="col" className="number">{t`FLOPs of dense`}</th>
                {how.map(heading)}
              </tr>
            </thead>
            {entries.map((entry) => (
              <HistoryRows key={entry.id} entry={entry} what={what} how={how} />
            ))}
          </table>
        </section>
      )}
    </section>
  );
}
