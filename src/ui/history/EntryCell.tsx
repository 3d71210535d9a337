import { useRef, useState } from "react";
import type { HistoryEntry } from "../../store/history/entry";
import { useHistory } from "../../store/history/history";
import { longestName } from "../../store/history/historyState";
import { useLab } from "../../store/lab";
import { languages } from "../../words/words";
import { useWords } from "../useWords";

const style = { dateStyle: "medium", timeStyle: "short" } as const;

/** The name of a comparison, when it ran, and its buttons; spans the rows of its runs. */
export function EntryCell({ entry }: { readonly entry: HistoryEntry }) {
  const t = useWords();
  const [renaming, setRenaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const idle = useLab((state) => state.activity === "idle" && state.guest === undefined);
  const { pin, rename, remove, replay, repeat } = useHistory.getState();
  const { id, name, pinned, runs } = entry;
  const date = new Intl.DateTimeFormat(languages[t.language].locale, style).format(new Date(id));
  const title = name ?? date;
  const endRenaming = (text?: string): void => {
    if (text !== undefined) void rename(id, text);
    setRenaming(false);
    renameButton.current?.focus();
  };
  return (
    <td rowSpan={runs.length} className={pinned ? "history-entry history-pinned" : "history-entry"}>
      {renaming ? (
        <input
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here.
          autoFocus
          aria-label={t`Name of the run`}
          defaultValue={name ?? ""}
          maxLength={longestName}
          placeholder={date}
          onKeyDown={({ key, currentTarget }) => {
            if (key === "Enter") endRenaming(currentTarget.value);
            if (key === "Escape") endRenaming();
          }}
          onBlur={({ currentTarget }) => renaming && endRenaming(currentTarget.value)}
        />
      ) : (
        <p>
          {name && <strong>{name}</strong>} <span className="quiet">{date}</span>
        </p>
      )}
      <div className="history-buttons">
        <button type="button" className="small" aria-disabled={!idle} onClick={() => idle && repeat(id)}>
          {t`Run again`}
          <span className="hidden"> {title}</span>
        </button>
        <button type="button" className="small" aria-disabled={!idle} onClick={() => idle && void replay(id)}>
          {t`Replay`}
          <span className="hidden"> {title}</span>
        </button>
        <button type="button" className="small" aria-pressed={pinned} onClick={() => void pin(id, !pinned)}>
          {t`Pin`}
          <span className="hidden"> {title}</span>
        </button>
        <button type="button" className="small" ref={renameButton} onClick={() => setRenaming(true)}>
          {t`Rename`}
          <span className="hidden"> {title}</span>
        </button>
        <button type="button" className="small" onClick={() => void remove(id)}>
          {t`Delete`}
          <span className="hidden"> {title}</span>
        </button>
      </div>
    </td>
  );
}
