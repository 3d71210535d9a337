import { useEffect, useMemo, useRef, useState } from "react";
import { useLab } from "../../store/lab";
import type { GraphSample, LanePredictions } from "../../train/graph/messages";
import type { RunSpec } from "../../train/spec";
import { fitsPicture, type Predicted, placesAsked, predictedBy } from "./predicted";

/** The worker is asked at most so often, in milliseconds. */
const askEvery = 1000;

/** What is known of the predictions of a sample. */
export interface PredictionsView {
  readonly lanes: readonly LanePredictions[]; // of the newest run; empty where it had other data
  readonly other: boolean; // there was a run, of other data, another task or another seed
  readonly spec?: RunSpec; // of the lane asked for
  readonly predicted?: Predicted; // by it
}

/** Follows what the newest run predicts of a sample, lane by lane. */
export function usePredicted(sample: GraphSample | undefined, spec: RunSpec, lane: number): PredictionsView {
  const [told, setTold] = useState<{ readonly of: GraphSample; readonly lanes: readonly LanePredictions[] }>();
  const asked = useRef(0);
  const ended = useLab((state) => state.activity === "idle" || state.activity === "stopping");
  // As text, so that not every event of a run draws the view anew.
  const evaluations = useLab((state) => state.runs.map((run) => run.evaluations.epoch.length).join());
  useEffect(() => {
    if (!sample) return;
    let gone = false;
    const ask = async (): Promise<void> => {
      asked.current = performance.now();
      const lanes = await useLab.getState().askPredictions(placesAsked(sample));
      if (lanes && !gone) setTold({ of: sample, lanes });
    };
    const timer = setTimeout(() => void ask(), ended ? 0 : Math.max(0, asked.current + askEvery - performance.now()));
    return () => {
      gone = true;
      clearTimeout(timer);
    };
    // Whenever an evaluation comes, a run ends, or another one takes its place.
  }, [sample, evaluations, ended]);
  return useMemo(() => {
    const all = told && told.of === sample ? told.lanes : [];
    const lanes = all.filter((one) => fitsPicture(one.spec, spec));
    const chosen = lanes[Math.min(lane, lanes.length - 1)];
    const predicted = sample && chosen && predictedBy(sample, chosen, ended ? "chosen" : "last");
    return { lanes, other: all.length > 0 && lanes.length === 0, spec: chosen?.spec, predicted };
  }, [told, sample, spec, lane, ended]);
}
