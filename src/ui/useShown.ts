import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { useLab } from "../store/lab";
import { type ShownRun, shownRuns } from "../store/shownRuns";

/** Returns the runs on show; new only where one of them is. */
export function useShown(): readonly ShownRun[] {
  const state = useLab(
    useShallow(({ runs, recording, shownAt, words }) => ({
      runs,
      recording: shownAt === undefined ? undefined : recording,
      shownAt,
      words,
    })),
  );
  return useMemo(() => shownRuns(state), [state]);
}
