import { Suspense } from "react";
import { useLab } from "../store/lab";
import { AccuracyChart } from "./charts/AccuracyChart";
import { AxisChoice } from "./charts/AxisChoice";
import { DensityChart } from "./charts/DensityChart";
import { FlopsChart } from "./charts/FlopsChart";
import { LossChart } from "./charts/LossChart";
import { lazyPart } from "./lazyPart";
import { MaskPanel } from "./masks/MaskPanel";
import { ProgressPanel } from "./ProgressPanel";
import { RecordBanner } from "./RecordBanner";
import { RunFacts } from "./RunFacts";
import { StatusSentence } from "./StatusSentence";
import { TakeRun } from "./save/TakeRun";
import { useForm } from "./useForm";
import { useWords } from "./useWords";

const HistoryPanel = lazyPart(() => import("./history/HistoryPanel").then(({ HistoryPanel }) => HistoryPanel));
const Hints = lazyPart(() => import("./hints/Hints").then(({ Hints }) => Hints));

/** Everything that a run shows. */
export function Results() {
  const t = useWords();
  const view = useForm();
  // Its charts redraw by themselves: only how many lanes there are matters here.
  const lanes = useLab(({ runs, form }) => runs.length || form.lanes.length);
  const began = useLab((state) => state.runs.length > 0);
  const hints = (
    <Suspense fallback={null}>
      <Hints />
    </Suspense>
  );
  return (
    <section className={`results lanes-${lanes}`} id="results" aria-label={t`Results`} tabIndex={-1}>
      <div className="main-view">
        <RecordBanner />
        <div className="panel status" data-part="progress">
          <ProgressPanel view={view} />
          <StatusSentence />
        </div>
        <AxisChoice />
        <div className="panels">
          <AccuracyChart />
          <DensityChart />
          <FlopsChart />
          <MaskPanel />
        </div>
      </div>
      <div className="more">
        {!began && hints}
        <LossChart />
        <RunFacts />
        <TakeRun />
        {began && hints}
      </div>
      <Suspense fallback={null}>
        <HistoryPanel />
      </Suspense>
    </section>
  );
}
