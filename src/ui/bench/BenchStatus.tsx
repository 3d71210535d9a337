import { useState } from "react";
import type { BenchFile } from "../../bench/benchFile";
import { useBench } from "../../store/bench/bench";
import { languages, type Words } from "../../words/words";
import { download, fileNameOf } from "../save/download";
import { useWords } from "../useWords";

const headlines = {
  idle: "",
  running: "Measuring",
  stopped: "Stopped",
  complete: "Complete",
  failed: "Failed",
} as const;

/** How far the benchmark is, where it runs, and the buttons that take its figures home. */
export function BenchStatus() {
  const t = useWords();
  const state = useBench((bench) => bench.state);
  const progress = useBench((bench) => bench.progress);
  const message = useBench((bench) => bench.message);
  const file = useBench((bench) => bench.file);
  const fraction = state === "complete" ? 1 : (progress?.fraction ?? 0);
  const headline = t.of(headlines[state]);
  const detail = !progress ? "" : progress.title === "" ? t`The backend is starting …` : t.of(progress.title);
  return (
    <div className="panel status">
      <div className="progress-line">
        <h2 className="progress-stage">{headline}</h2>
        <span className="progress-detail">{detail}</span>
      </div>
      {state === "running" && (
        <div
          role="progressbar"
          aria-label={t`Progress of the benchmark`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(100 * fraction)}
          aria-valuetext={t`${headline}. ${detail}`}
          className="stage-track"
        >
          <div className="stage-fill" style={{ transform: `scaleX(${fraction})` }} />
        </div>
      )}
      <div className="bench-foot">
        <div role="status">
          {message && <p className={state === "failed" ? "fault" : undefined}>{t.of(message)}</p>}
          {state === "stopped" && <p>{t`The rows that were measured before stay below.`}</p>}
        </div>
        {file && <p className="quiet bench-place">{placeSentence(file, t)}</p>}
        {file && file.rows.length > 0 && state !== "running" && <TakeBenchmark file={file} />}
      </div>
    </div>
  );
}

function placeSentence({ place, lab, at }: BenchFile, t: Words): string {
  const { backend, program, cores, tensorflow } = place;
  const when = new Date(at).toLocaleString(languages[t.language].locale, { dateStyle: "medium", timeStyle: "short" });
  const where = t`${backend.id}, ${t.of(backend.device)}`;
  return t`Measured on ${where}; ${program}, ${cores} cores; lab ${lab}, TensorFlow.js ${tensorflow}; ${when}.`;
}

function TakeBenchmark({ file }: { file: BenchFile }) {
  const t = useWords();
  const [copied, setCopied] = useState<"no" | "done" | "refused">("no");
  const text = (): string => JSON.stringify(file, null, 1);
  const copy = (): void => {
    setCopied("no");
    navigator.clipboard.writeText(text()).then(
      () => setCopied("done"),
      () => setCopied("refused"),
    );
  };
  const save = (): void => {
    const name = fileNameOf(["benchmark", file.place.backend.id, file.at.slice(0, 16)], "json");
    download(name, new Blob([text()], { type: "application/json" }));
  };
  return (
    <div className="take-home">
      <span className="quiet" role="status">
        {copied === "done" && t`Copied.`}
        {copied === "refused" && t`This browser does not let the page copy; download the file instead.`}
      </span>
      <button type="button" className="small" onClick={save}>
        {t`Download JSON`}
      </button>
      <button type="button" className="small" onClick={copy}>
        {t`Copy`}
      </button>
    </div>
  );
}
