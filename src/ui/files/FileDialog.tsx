import { useEffect, useId, useRef, useState } from "react";
import { useLab } from "../../store/lab";
import { useModal } from "../useModal";
import { useWords } from "../useWords";
import { firstPlan, takeHow } from "./OpenedFile";
import { OpeningState } from "./OpeningState";

/** Opens files: choose them, see what was read, take it as data set. */
export function FileDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const dialog = useModal(open);
  const id = useId();
  // File fields cannot be emptied, so that every opening gets new ones.
  const [round, setRound] = useState(0);
  const [plan, setPlan] = useState(firstPlan);
  const opening = useLab((state) => state.opening);
  const { openFiles, useOpened: take, forgetOpening } = useLab.getState();
  // A cut takes a moment: the dialog goes once the data set is there.
  const cutting = opening?.state === "reading" && opening.cut !== undefined;
  const wasCutting = useRef(false);
  useEffect(() => {
    if (wasCutting.current && !opening) dialog.current?.close();
    wasCutting.current = cutting;
  }, [cutting, opening]);
  const file = opening?.state === "opened" ? opening.file : undefined;
  const files = file?.files ?? (opening?.state !== "opened" ? opening?.files : undefined);
  const taking = file && takeHow(file, plan);
  const choose = (chosen: Parameters<typeof openFiles>[0]): void => {
    setPlan(firstPlan);
    openFiles(chosen);
  };
  const close = (): void => {
    setRound(round + 1);
    setPlan(firstPlan);
    forgetOpening();
    onClose();
  };
  const use = (): void => {
    if (!taking?.fits) return;
    take(taking.how);
    if (useLab.getState().opening === undefined) dialog.current?.close();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} onClose={close}>
      <h2 id={`${id}-title`}>{t`Open a graph`}</h2>
      <p className="about">
        {t`A temporal edge list (source, target, time in columns; plain, gz or zip), a citation graph (npz), the official file of a data set in the menu as it is, or a prepared npz. It is read in this browser and is sent nowhere. Files can also be dropped anywhere on the page.`}
      </p>
      <div className="field">
        <label htmlFor={`${id}-edges`}>{t`Edge list, zip or npz`}</label>
        <input
          id={`${id}-edges`}
          key={round}
          type="file"
          onChange={({ target }) => target.files?.[0] && choose({ edges: target.files[0], labels: files?.labels })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-labels`}>{t`Node labels, if there are any (node, label)`}</label>
        <input
          id={`${id}-labels`}
          key={round}
          type="file"
          aria-describedby={`${id}-labels-about`}
          disabled={files === undefined}
          onChange={({ target }) => files && choose({ edges: files.edges, labels: target.files?.[0] })}
        />
        <p id={`${id}-labels-about`} className="about">
          {t`With labels, nodes can be classified; without, links are predicted.`}
        </p>
      </div>
      <OpeningState opening={opening} plan={plan} onPlan={setPlan} />
      <div className="dialog-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {t`Cancel`}
        </button>
        <button type="button" className="primary" aria-disabled={!taking?.fits} onClick={use}>
          {t`Use this data set`}
        </button>
      </div>
    </dialog>
  );
}
