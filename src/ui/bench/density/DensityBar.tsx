import { densityWidths } from "../../../bench/density/densityFile";
import { formatCount } from "../../../lib/format";
import { useBench } from "../../../store/bench/bench";
import { useDensity } from "../../../store/bench/density";
import { engineTaken } from "../../../store/bench/soleWork";
import { useLab } from "../../../store/lab";
import { download, fileNameOf } from "../../save/download";
import { useWords } from "../../useWords";

const headlines = {
  idle: "",
  running: "Measuring",
  stopped: "Stopped",
  complete: "Complete",
  failed: "Failed",
} as const;

/** Starts and ends a measurement over densities, shows how far it is, and takes its figures home. */
export function DensityBar() {
  const t = useWords();
  const { state, width, progress, message, file } = useDensity();
  const backend = useBench((bench) => bench.backend);
  const guest = useLab((lab) => lab.guest);
  const free = useLab(({ activity }) => activity === "idle") && guest === undefined;
  const running = state === "running";
  const off = running || !free;
  const { start, stop } = useDensity.getState();
  const at = progress?.width ? t`width ${formatCount(progress.width)}` : t`the backend is starting …`;
  const save = (): void => {
    if (!file) return;
    const name = fileNameOf(["counted-against-measured", file.place.backend.id, file.at.slice(0, 16)], "json");
    download(name, new Blob([JSON.stringify(file, null, 1)], { type: "application/json" }));
  };
  return (
    <>
      <div className="density-buttons">
        <button type="button" className="primary" aria-disabled={off} onClick={() => !off && start([width], backend)}>
          {t`Measure this width`}
        </button>
        <button type="button" aria-disabled={off} onClick={() => !off && start(densityWidths, backend)}>
          {t`Measure all widths`}
        </button>
        <button type="button" aria-disabled={!running} onClick={() => running && stop()}>
          {t`Stop measuring`}
        </button>
        {file && !running && (
          <button type="button" onClick={save}>
            {t`Download these times`}
          </button>
        )}
      </div>
      {!running && !free && <p className="quiet">{guest ? t`${t.of(guest)} has the engine.` : t.of(engineTaken)}</p>}
      {running && (
        <div
          role="progressbar"
          aria-label={t`Progress of the measurement`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(100 * (progress?.fraction ?? 0))}
          aria-valuetext={at}
          className="stage-track"
        >
          <div className="stage-fill" style={{ transform: `scaleX(${progress?.fraction ?? 0})` }} />
        </div>
      )}
      <p role="status" className={state === "failed" ? "fault" : "quiet"}>
        {running ? t`Measuring: ${at}` : t.join(t.of(headlines[state]), message && t.of(message))}
      </p>
    </>
  );
}
