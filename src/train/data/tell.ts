import { createTimeLeft } from "../../lib/timeLeft";
import type { FetchProgress, FetchStage } from "./messages";

/** Tells how far a stage of getting a data set is. */
export type Tell = (stage: FetchStage, progress: Omit<FetchProgress, "stage" | "secondsLeft">) => void;

/** Progress is told at most so often, in milliseconds. */
const tellEvery = 100;

/** Creates a Tell that spares the page most of the progress, and adds the time left of each stage. */
export function createTell(post: (progress: FetchProgress) => void): Tell {
  const clock = (): number => performance.now();
  let told = Number.NEGATIVE_INFINITY;
  let current: FetchStage | undefined;
  let timeLeft = createTimeLeft(clock);
  return (stage, progress) => {
    if (stage !== current) timeLeft = createTimeLeft(clock);
    else if (clock() - told < tellEvery) return;
    current = stage;
    told = clock();
    const { done, total } = progress.files ?? progress;
    post({ stage, ...progress, secondsLeft: timeLeft(done, total) });
  };
}
