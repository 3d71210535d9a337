import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { useLab } from "../store/lab";
import { emptyRun } from "../store/run";
import { overlaidRuns, type ShownRun, shownRuns } from "../store/shownRuns";
import { useForm } from "./useForm";

/** Returns the runs on show, before the first Run those that are set up; new only where one of them is. */
export function useShown(): readonly ShownRun[] {
  const { specs } = useForm();
  const state = useLab(
    useShallow(({ runs, recording, shownAt, words }) => ({
      runs,
      // What is kept matters only to who looks back.
      recording: shownAt === undefined ? undefined : recording,
      shownAt,
      words,
    })),
  );
  return useMemo(
    () => shownRuns(state.runs.length > 0 ? state : { ...state, runs: specs.map(emptyRun) }),
    [state, specs],
  );
}

/** Returns what charts draw: the runs on show and, behind them, those that were taken from the history. */
export function useCharted(): readonly ShownRun[] {
  const shown = useShown();
  const overlays = useLab((state) => state.overlays);
  const words = useLab((state) => state.words);
  return useMemo(() => {
    const runs = shown.map(({ run }) => run);
    return [...shown, ...overlaidRuns({ overlays, words, runs })];
  }, [shown, overlays, words]);
}
