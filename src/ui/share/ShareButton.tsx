import { lazy, Suspense, useState } from "react";
import { useWords } from "../useWords";

const ShareDialog = lazy(() => import("./ShareDialog").then(({ ShareDialog }) => ({ default: ShareDialog })));

/** Opens the window with the link to what the page is set up for. */
export function ShareButton() {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="share-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t`Share`}
      </button>
      {open && (
        <Suspense fallback={null}>
          <ShareDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
