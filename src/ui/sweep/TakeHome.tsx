import type { SweepHeader } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { fileName } from "../../store/sweep/taking";
import { sweepCsv } from "../../sweep/csv";
import { useWords } from "../useWords";

/** Hands a text to the browser's downloads. */
function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Takes the open sweep home as JSON, which can be opened again, or as CSV. */
export function TakeHome({ header, done }: { header: SweepHeader; done: number }) {
  const t = useWords();
  const off = done === 0;
  const take = (ending: "json" | "csv") => () => {
    const file = useSweep.getState().file();
    if (off || !file) return;
    if (ending === "json") download(fileName(header, ending), "application/json", JSON.stringify(file));
    else download(fileName(header, ending), "text/csv", sweepCsv(file));
  };
  return (
    <div className="take-home">
      <button type="button" className="small" aria-disabled={off} onClick={take("json")}>
        {t`Download JSON`}
      </button>
      <button type="button" className="small" aria-disabled={off} onClick={take("csv")}>
        {t`CSV`}
      </button>
    </div>
  );
}
