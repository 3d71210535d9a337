import { useGraph } from "../../store/graph/graph";
import { useForm } from "../useForm";
import { useMedia } from "../useMedia";
import { useWords } from "../useWords";
import { GraphPanel } from "./GraphPanel";
import { SampleNote } from "./SampleNote";
import { TrailPanel } from "./TrailPanel";
import { useDrawing } from "./useDrawing";
import { usePredicted } from "./usePredicted";
import { useTrail } from "./useTrail";
import "../styles/graph.css";

/** The Graph view: the graph that the form has chosen, what a net sees of it, and what it says of it; a chunk of its own. */
export function GraphView() {
  const t = useWords();
  const view = useForm();
  const drawing = useDrawing(view);
  const lane = useGraph((state) => state.lane);
  const sample = drawing.state === "here" ? drawing.sample : undefined;
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const { model, task } = view.spec;
  const sees = model === "fnn" ? "walks" : sample?.form === "features" ? "neighbours" : "both";
  const control = useTrail(sample, sees, still);
  const predictions = usePredicted(sample, view.spec, lane);
  return (
    <section className="results" id="results" aria-label={t`Results`} tabIndex={-1}>
      <div className="main-view">
        <SampleNote view={view} sample={sample} predictions={predictions} />
        <div className="graph-panels">
          <GraphPanel view={view} drawing={drawing} predictions={predictions} control={control} still={still} />
          <TrailPanel sample={sample} control={control} predicted={predictions.predicted} still={still} task={task} />
        </div>
      </div>
    </section>
  );
}
