import type { LessonStepId } from "../../store/lecture/lessonSteps";
import type { Words } from "../../words/words";
import { cutWords } from "./steps/cut";
import { extremeWords } from "./steps/extreme";
import { flopsWords } from "./steps/flops";
import { foundWords } from "./steps/found";
import { growWords } from "./steps/grow";
import { maskWords } from "./steps/mask";
import { penaltyWords } from "./steps/penalty";
import { samplesWords } from "./steps/samples";
import type { StepWords } from "./stepWords";

/** The words of every step. */
export const lessonWords: Readonly<Record<LessonStepId, (t: Words) => StepWords>> = {
  mask: maskWords,
  samples: samplesWords,
  cut: cutWords,
  penalty: penaltyWords,
  grow: growWords,
  flops: flopsWords,
  extreme: extremeWords,
  found: foundWords,
};
