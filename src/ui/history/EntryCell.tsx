import { type KeyboardEvent, useRef, useState } from "react";
import type { HistoryEntry } from "../../store/history/entry";
import { useHistory } from "../../store/history/history";
import { longestName } from "../../store/history/historyState";
import { useLab } from "../../store/lab";
import { languages } from "../../words/words";
import { useWords } from "../useWords";

const style = { dateStyle: "medium", timeStyle: "medium" } as const;

/** The name of a comparison, when it ran, and its buttons; stands above the rows of its runs, across all columns. */
export function EntryCell({ entry, columns }: { readonly entry: HistoryEntry; readonly columns: number }) {
  const t = useWords();
  const [renaming, setRenaming] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const idle = useLab((state) => state.activity === "idle" && state.guest === undefined);
  const { pin, rename, remove, replay, repeat } = useHistory.getState();
  const { id, name, pinned } = entry;
  const date = new Intl.DateTimeFormat(languages[t.language].locale, style).format(new Date(id));
  const title = name ?? date;
  // The focus leaves the field before the field goes: what is typed counts once, and not at all where a key gave it up.
  const settled = useRef(false);
  const begin = (): void => {
    settled.current = false;
    setRenaming(true);
  };
  const end = (text?: string): void => {
    if (settled.current) return;
    settled.current = true;
    if (text !== undefined) void rename(id, text);
    setRenaming(false);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const { key, nativeEvent, currentTarget } = event;
    // The Enter that chooses a character of Chinese is not the one that ends the name.
    if (nativeEvent.isComposing || (key !== "Enter" && key !== "Escape")) return;
    // Else the same key would press the button that gets the focus.
    event.preventDefault();
    end(key === "Enter" ? currentTarget.value : undefined);
    renameButton.current?.focus();
  };
  return (
    <td colSpan={columns} className={pinned ? "history-entry history-pinned" : "history-entry"}>
      <div className="history-entry-line">
        {renaming ? (
          <input
            // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here.
            autoFocus
            aria-label={t`Name of the run`}
            defaultValue={name ?? ""}
            maxLength={longestName}
            placeholder={date}
            onKeyDown={press}
            onBlur={({ currentTarget }) => end(currentTarget.value)}
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
          <button type="button" className="small" ref={renameButton} onClick={begin}>
            {t`Rename`}
            <span className="hidden"> {title}</span>
          </button>
          <button type="button" className="small" onClick={() => void remove(id)}>
            {t`Delete`}
            <span className="hidden"> {title}</span>
          </button>
        </div>
      </div>
    </td>
  );
}
