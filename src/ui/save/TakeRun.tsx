import { recordingCsv } from "../../record/csv";
import { recordingText } from "../../record/text";
import { useLab } from "../../store/lab";
import { RecordedRuns } from "../replay/RecordedRuns";
import { useWords } from "../useWords";
import { download, fileNameOf } from "./download";
import { OpenJson } from "./OpenJson";
import { runName } from "./runName";
import { TakeButtons } from "./TakeButtons";

/** Takes the runs on show home, and brings recorded ones back. */
export function TakeRun() {
  const t = useWords();
  const off = useLab((state) => !state.recording?.lanes.some(({ events }) => events.length > 0));
  const take = (ending: "json" | "csv"): void => {
    const { recording } = useLab.getState();
    if (!recording) return;
    const [type, text] =
      ending === "json" ? ["application/json", recordingText(recording)] : ["text/csv", recordingCsv(recording)];
    const time = recording.made.slice(0, 16).replace(/\D/g, "");
    download(fileNameOf([...runName("run"), time], ending), new Blob([text], { type }));
  };
  return (
    <section className="panel take-run" aria-label={t`Take home`}>
      <h2>{t`Take home`}</h2>
      <p className="empty">
        {t`JSON can be dropped on the page again and is replayed without training; CSV has a line for each evaluation.`}
      </p>
      <div className="take-home">
        <TakeButtons off={off} take={take} />
        <OpenJson />
      </div>
      <RecordedRuns label={t`Recorded runs`} />
    </section>
  );
}
