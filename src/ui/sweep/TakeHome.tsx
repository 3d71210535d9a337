import type { SweepHeader } from "../../store/sweep/state";
import { useSweep } from "../../store/sweep/sweep";
import { fileName } from "../../store/sweep/taking";
import { sweepCsv } from "../../sweep/csv";
import { download } from "../save/download";
import { TakeButtons } from "../save/TakeButtons";

/** Takes the open sweep home as JSON, which can be opened again, or as CSV. */
export function TakeHome({ header, done }: { header: SweepHeader; done: number }) {
  const take = (ending: "json" | "csv"): void => {
    const file = useSweep.getState().file();
    if (!file) return;
    const give = (type: string, text: string): void => download(fileName(header, ending), new Blob([text], { type }));
    if (ending === "json") give("application/json", JSON.stringify(file));
    else give("text/csv", sweepCsv(file));
  };
  return (
    <div className="take-home">
      <TakeButtons off={done === 0} take={take} />
    </div>
  );
}
