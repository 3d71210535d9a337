import { useState } from "react";
import { formatBytes } from "../../lib/format";
import { useLab } from "../../store/lab";
import { useWords } from "../useWords";
import { StoredDialog } from "./StoredDialog";

/** Says how much this browser keeps, and leads to its list; silent where it keeps nothing. */
export function StoredLine() {
  const t = useWords();
  const kept = useLab((state) => state.shelf?.kept);
  const [open, setOpen] = useState(false);
  const count = kept?.length ?? 0;
  if (count === 0 && !open) return null;
  const bytes = kept?.reduce((sum, stored) => sum + stored.bytes, 0) ?? 0;
  return (
    <>
      <button type="button" className="link stored-line" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t`Stored in this browser: ${t.many(count, "{0} data set", "{0} data sets")}, ${t.of(formatBytes(bytes))}`}
      </button>
      <StoredDialog open={open} onClose={() => setOpen(false)} />
    </>
  );
}
