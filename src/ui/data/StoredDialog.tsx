import { useId, useRef } from "react";
import { findDataset } from "../../data/registry";
import { formatBytes } from "../../lib/format";
import { useLab } from "../../store/lab";
import { useModal } from "../useModal";
import { useWords } from "../useWords";

/** Lists the data sets that this browser keeps, each with its size and the way to remove it. */
export function StoredDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const dialog = useModal(open);
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const shelf = useLab((state) => state.shelf);
  const { discard } = useLab.getState();
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} onClose={onClose}>
      <h2 id={`${id}-title`} ref={title} tabIndex={-1}>
        {t`Stored in this browser`}
      </h2>
      <p className="about">
        {shelf?.lasting === false
          ? t`This browser keeps nothing beyond this visit, as private windows do. The data sets go when the page is closed.`
          : t`They stay when the page is closed and are sent nowhere. The browser may remove them itself when the device is short of space.`}
      </p>
      {shelf?.kept.length === 0 && <p className="empty">{t`Nothing is stored.`}</p>}
      <ul className="stored">
        {shelf?.kept.map(({ id: dataset, bytes, complete }) => {
          const label = t.of(findDataset(dataset)?.label ?? dataset);
          return (
            <li key={dataset}>
              <span>
                <strong>{label}</strong>
                {!complete && <span className="tag">{t`unfinished download`}</span>}
              </span>
              <span>{t.of(formatBytes(bytes))}</span>
              <button
                type="button"
                aria-label={t`Remove ${label}`}
                onClick={() => {
                  discard(dataset);
                  title.current?.focus(); // the button that was pressed goes away
                }}
              >
                {t`Remove`}
              </button>
            </li>
          );
        })}
      </ul>
      <div className="dialog-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {t`Close`}
        </button>
      </div>
    </dialog>
  );
}
