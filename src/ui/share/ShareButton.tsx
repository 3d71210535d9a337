import { Suspense, useState } from "react";
import { lazyPart } from "../lazyPart";
import { useWords } from "../useWords";

const ShareDialog = lazyPart(() => import("./ShareDialog").then(({ ShareDialog }) => ShareDialog));

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
