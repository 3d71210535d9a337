import type { GraphSample } from "../../train/graph/messages";
import type { FormView } from "../useForm";
import { useWords } from "../useWords";
import { predictionSentence } from "./predictionSentence";
import { extentOf, ruleSentence } from "./sampleSentence";
import type { PredictionsView } from "./usePredicted";

interface SampleNoteProps {
  readonly view: FormView;
  readonly sample: GraphSample | undefined;
  readonly predictions: PredictionsView;
}

/** What is drawn, by which rule, and what a run has made of it. */
export function SampleNote({ view, sample, predictions }: SampleNoteProps) {
  const t = useWords();
  return (
    <div className="panel sample-note">
      <div className="progress-line">
        <h2 className="progress-stage">{sample ? t.of(sample.name) : t.of(view.choice.label)}</h2>
        {sample && <span className="progress-detail">{extentOf(sample, t)}</span>}
      </div>
      {sample && <p>{ruleSentence(sample, t)}</p>}
      <p role="status" className="sample-result">
        {sample && predictionSentence(sample, predictions, t)}
      </p>
    </div>
  );
}
