import { useId, useState } from "react";
import { useLab } from "../../store/lab";
import { useLink } from "../../store/link/openedLink";
import { embedSnippet, noWishes, type ShareWishes, shareAddress } from "../../store/link/share";
import { uncarried, writeSweep } from "../../store/link/sweepWords";
import { useSweep } from "../../store/sweep/sweep";
import { useModal } from "../useModal";
import { useWords } from "../useWords";
import { CopyField } from "./CopyField";
import { QrCode } from "./QrCode";
import { ShareOptions } from "./ShareOptions";
import "../styles/share.css";

/** Hands the set-up on: as a link, as a QR code, or as a frame in another page. */
export function ShareDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const id = useId();
  const dialog = useModal(open);
  const [wishes, setWishes] = useState<ShareWishes>(noWishes);
  const view = useLab((state) => state.view);
  const form = useSweep((state) => state.form);
  // The link is that of the moment at which the window opened; nothing changes behind a window.
  const link = useLink.getState().currentLink();
  const shared = view === "sweep" ? { setup: link.setup, sweep: writeSweep(form) } : link;
  const address = shareAddress(location.href, shared, view, wishes);
  // A frame has no room for the page's head, unless somebody has chosen what it has room for.
  const framed: ShareWishes = { ...wishes, hide: wishes.hide.length > 0 ? wishes.hide : ["header"] };
  const frame = shareAddress(location.href, shared, view, framed);
  const left = view === "sweep" ? uncarried(form) : [];
  return (
    <dialog ref={dialog} className="dialog share" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{view === "sweep" ? t`Share this sweep's set-up` : t`Share this set-up`}</h2>
      <p className="about">
        {t`The link says what is not at its default, and the seed. What follows “#” stays in the browser: it is sent to no server.`}
      </p>
      {shared.file && (
        <p className="notice">
          {t`A link cannot carry a file. Whoever opens it needs “${shared.file.name}” too and is asked for it; the link names the file.`}
        </p>
      )}
      {left.length > 0 && (
        <p className="notice">
          {t.many(
            left.length,
            "{0} data set is left out: a sweep's link carries no files, addresses and lecture cuts.",
            "{0} data sets are left out: a sweep's link carries no files, addresses and lecture cuts.",
          )}
        </p>
      )}
      <CopyField label={t`Link`} text={address} rows={3} />
      {"share" in navigator && (
        <button
          type="button"
          className="small"
          // Whoever closes the system's window without a choice has not made a mistake.
          onClick={() => void navigator.share({ title: document.title, url: address }).catch(() => undefined)}
        >
          {t`Share with another app …`}
        </button>
      )}
      <div className="share-columns">
        <ShareOptions wishes={wishes} onWishes={setWishes} />
        <QrCode text={address} />
      </div>
      <CopyField label={t`HTML to embed it in a page or slides`} text={embedSnippet(frame, document.title)} rows={4} />
      <div className="dialog-buttons">
        <button type="button" onClick={() => dialog.current?.close()}>
          {t`Close`}
        </button>
      </div>
    </dialog>
  );
}
