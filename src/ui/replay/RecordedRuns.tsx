import { useEffect, useId } from "react";
import { useLab } from "../../store/lab";
import { useWords } from "../useWords";

/** Offers the recorded runs that come with the page; nothing where the host has none. `bare`: what it is can be seen beside it. */
export function RecordedRuns({ label, bare }: { label: string; bare?: boolean }) {
  const t = useWords();
  const id = useId();
  const shipped = useLab((state) => state.shipped);
  const playing = useLab((state) => state.recorded?.shipped?.file);
  const { listShipped, playShipped } = useLab.getState();
  useEffect(() => void listShipped(), []);
  if (!shipped || shipped.length === 0) return null;
  return (
    <div className="recorded-runs">
      <label className={bare ? "hidden" : undefined} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        value={playing ?? ""}
        onChange={(event) => {
          const chosen = shipped.find(({ file }) => file === event.target.value);
          if (chosen) void playShipped(chosen);
        }}
      >
        {playing === undefined && <option value="">{t`Choose one …`}</option>}
        {shipped.map(({ file, title }) => (
          <option key={file} value={file}>
            {title[t.language]}
          </option>
        ))}
      </select>
    </div>
  );
}
