import { type RefObject, useEffect, useRef } from "react";

/** Opens and closes a dialog as `open` says; the dialog's own `onClose` tells of Escape. */
export function useModal(open: boolean): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return dialog;
}
