import { useId } from "react";
import { useLecture } from "../../store/lecture/lecture";
import { keyName, type Shortcut, shortcuts } from "../../store/lecture/shortcuts";
import { useModal } from "../useModal";
import { useWords } from "../useWords";

const groups = [...new Set(shortcuts.map(({ group }) => group))];

/** The list of all shortcuts, and the switch that turns them off. */
export function ShortcutDialog() {
  const t = useWords();
  const id = useId();
  const open = useLecture((state) => state.list);
  const singleKeys = useLecture((state) => state.singleKeys);
  const { showList, setSingleKeys } = useLecture.getState();
  const dialog = useModal(open);
  return (
    <dialog ref={dialog} className="dialog shortcuts" aria-labelledby={`${id}-title`} onClose={() => showList(false)}>
      <h2 id={`${id}-title`}>{t`Keyboard shortcuts`}</h2>
      <div className="shortcuts-groups">
        {groups.map((group) => (
          <section key={group}>
            <h3>{t.of(group)}</h3>
            <dl>
              {shortcuts
                .filter((one) => one.group === group)
                .map((one) => (
                  <Line key={one.keys[0]} shortcut={one} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="shortcuts-switch">
        <input type="checkbox" checked={singleKeys} onChange={({ target }) => setSingleKeys(target.checked)} />
        {t`Single keys are shortcuts`}
      </label>
      <p className="about">
        {t`They rest while a text field has the focus or a window is open. Turn them off if they get in the way of a screen reader or of speech input; everything can be done by buttons too.`}
      </p>
      <div className="dialog-buttons">
        <button type="button" className="primary" onClick={() => dialog.current?.close()}>
          {t`Close`}
        </button>
      </div>
    </dialog>
  );
}

const places: Readonly<Record<NonNullable<Shortcut["within"]>, string>> = {
  lecture: "in lecture mode",
  "lecture with lesson": "in lecture mode with the lesson",
  "slow motion": "in slow motion",
};

function Line({ shortcut: { keys, label, within } }: { shortcut: Shortcut }) {
  const t = useWords();
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{keyName(key)}</kbd>
        ))}
      </dt>
      <dd>
        {t.of(label)}
        {within && <span className="quiet"> {t.of(places[within])}</span>}
      </dd>
    </div>
  );
}
