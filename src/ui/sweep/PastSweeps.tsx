import { formatCount } from "../../lib/format";
import type { SweepHeader } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { languages } from "../../words/words";
import { OpenJson } from "../save/OpenJson";
import { useWords } from "../useWords";

const style = { dateStyle: "medium", timeStyle: "short" } as const;

/** The sweeps that this browser keeps: opened, removed, brought back; and the way in for one from a file. */
export function PastSweeps() {
  const t = useWords();
  const kept = useSweep((state) => state.kept);
  const open = useSweep((state) => state.open);
  const removed = useSweep((state) => state.removed);
  const { restore } = useSweep.getState();
  const list = kept.map((header) => (header.id === open?.header.id ? open.header : header));
  return (
    <section className="panel past" aria-labelledby="past-heading">
      <header className="chart-head">
        <h2 id="past-heading">{t`Kept sweeps`}</h2>
        <span className="unit">{t`in this browser`}</span>
        <OpenJson />
      </header>
      <div role="status">
        {removed && (
          <p className="undo">
            {t`${t.of(removed.name)} was deleted.`}{" "}
            <button type="button" className="link" onClick={() => void restore()}>
              {t`Undo`}
            </button>
          </p>
        )}
      </div>
      {list.length === 0 ? (
        <p className="empty">{t`Every sweep is kept here, run by run, until you delete it.`}</p>
      ) : (
        <ul>
          {list.map((header) => (
            <PastSweep key={header.id} header={header} isOpen={header.id === open?.header.id} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PastSweep({ header, isOpen }: { header: SweepHeader; isOpen: boolean }) {
  const t = useWords();
  const { openKept, remove } = useSweep.getState();
  const { id, began, finished, runs } = header;
  const name = t.of(header.name);
  const date = new Intl.DateTimeFormat(languages[t.language].locale, style).format(began);
  return (
    <li className={isOpen ? "past-open" : undefined}>
      <span className="past-name">
        {name}
        <span className="quiet">
          {date} · {t`${formatCount(finished)} of ${formatCount(runs)} runs`}
        </span>
      </span>
      <button type="button" className="small" aria-disabled={isOpen} onClick={() => !isOpen && void openKept(id)}>
        {isOpen ? t`On show` : t`Open`}
        <span className="hidden"> {name}</span>
      </button>
      <button type="button" className="small" onClick={() => void remove(id)}>
        {t`Delete`}
        <span className="hidden"> {name}</span>
      </button>
    </li>
  );
}
