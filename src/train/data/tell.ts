import { createTimeLeft } from "../../lib/timeLeft";
import type { FetchProgress, FetchStage } from "./messages";

/** Tells how far a stage of getting a data set is. */
export type Tell = (stage: FetchStage, progress: Omit<FetchProgress, "stage" | "secondsLeft">) => void;

/** Progress is told at most so often, in milliseconds. */
const tellEvery = 100;

/** Creates a Tell that spares the page most of the progress, but not the last before a standstill, and adds the time left of each stage. */
export function createTell(post: (progress: FetchProgress) => void): { readonly tell: Tell; end(): void } {
  const clock = (): number => performance.now();
  let told = Number.NEGATIVE_INFINITY;
  let current: FetchStage | undefined;
  let timeLeft = createTimeLeft(clock);
  let withheld: ReturnType<typeof setTimeout> | undefined;
  return {
    tell: (stage, progress) => {
      clearTimeout(withheld);
      if (stage !== current) timeLeft = createTimeLeft(clock);
      const { done, total } = progress.files ?? progress;
      const whole = { stage, ...progress, secondsLeft: timeLeft(done, total) };
      const say = (): void => {
        told = clock();
        post(whole);
      };
      if (stage !== current || clock() - told >= tellEvery) say();
      else withheld = setTimeout(say, tellEvery);
      current = stage;
    },
    end: () => clearTimeout(withheld),
  };
}
