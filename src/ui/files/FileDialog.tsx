import { useEffect, useId, useRef, useState } from "react";
import { useLab } from "../../store/lab";
import { OpeningState } from "./OpeningState";

/** Opens files: choose them, see what was read, take it as data set. */
export function FileDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // File fields cannot be emptied, so that every opening gets new ones.
  const [round, setRound] = useState(0);
  const opening = useLab((state) => state.opening);
  const { openFiles, useOpened: take, forgetOpening } = useLab.getState();
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  const files = opening && (opening.state === "opened" ? opening.file.files : opening.files);
  const close = (): void => {
    setRound(round + 1);
    forgetOpening();
    onClose();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} onClose={close}>
      <h2 id={`${id}-title`}>Open a graph</h2>
      <p className="about">
        A temporal edge list (source, target, time in columns; plain or gz) or a citation graph (npz). It is read in
        this browser and is sent nowhere. Files can also be dropped anywhere on the page.
      </p>
      <div className="field">
        <label htmlFor={`${id}-edges`}>Edge list or citation npz</label>
        <input
          id={`${id}-edges`}
          key={round}
          type="file"
          onChange={({ target }) => target.files?.[0] && openFiles({ edges: target.files[0], labels: files?.labels })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-labels`}>Node labels, if there are any (node, label)</label>
        <input
          id={`${id}-labels`}
          key={round}
          type="file"
          aria-describedby={`${id}-labels-about`}
          disabled={files === undefined}
          onChange={({ target }) => files && openFiles({ edges: files.edges, labels: target.files?.[0] })}
        />
        <p id={`${id}-labels-about`} className="about">
          With labels, nodes can be classified; without, links are predicted.
        </p>
      </div>
      <OpeningState opening={opening} />
      <div className="dialog-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          Cancel
        </button>
        <button
          type="button"
          className="primary"
          aria-disabled={opening?.state !== "opened"}
          onClick={() => {
            if (opening?.state !== "opened") return;
            take();
            dialog.current?.close();
          }}
        >
          Use this data set
        </button>
      </div>
    </dialog>
  );
}
