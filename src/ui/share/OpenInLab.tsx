import { useLab } from "../../store/lab";
import { useLink } from "../../store/link/openedLink";
import { noWishes, shareAddress } from "../../store/link/share";
import { useWords } from "../useWords";

/** Leads from a page with hidden parts to the whole lab, set up as it is here. */
export function OpenInLab() {
  const t = useWords();
  const view = useLab((state) => state.view);
  const hidden = useLink((state) => state.hide.includes("header"));
  // Read again whenever the set-up changes.
  useLab((state) => state.form);
  if (!hidden) return null;
  const address = shareAddress(location.href, useLink.getState().currentLink(), view, noWishes);
  return (
    <footer className="open-in-lab">
      <h1 translate="no">Sparse GNN Lab</h1>
      <a href={address} target="_blank" rel="noopener">
        {t`Open in the lab`}
        <span className="hidden"> {t`(in a new tab)`}</span>
      </a>
    </footer>
  );
}
