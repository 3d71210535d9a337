import { InputError } from "../lib/inputError";
import { dataChoices, findChoice } from "./dataChoices";
import { setupOf } from "./setup";
import { type Access, type LabActions, nothingShown } from "./state";

type RecordActions = Pick<LabActions, "showRecord" | "closeRecord" | "repeatRecord" | "showAt">;

/** Creates what a person can do with runs that were recorded before, such as one of a sweep. */
export function createRecordActions({ get, set }: Access, runAgain: () => void): RecordActions {
  return {
    showRecord: (runs, title, recording) => {
      const { activity, view, recorded, runs: own, recording: ownRecording, runBackend, pausedSteps, starts } = get();
      // A run that is under way goes on writing into the page's runs: they cannot be put aside.
      if (activity !== "idle") {
        set({
          notice: "A run is under way on the Run view; let it end, or press Reset there, before you open another.",
        });
        return;
      }
      const before = recorded?.before ?? { runs: own, recording: ownRecording, runBackend, pausedSteps, starts };
      set({ ...nothingShown, runs, recording, recorded: { title, from: recorded?.from ?? view, before }, view: "run" });
    },
    closeRecord: () => {
      const { recorded } = get();
      if (recorded) set({ ...nothingShown, ...recorded.before, view: recorded.from });
    },
    repeatRecord: () => {
      const { runs, recorded } = get();
      if (runs.length === 0 || !recorded) return;
      try {
        const setup = setupOf(runs.map(({ spec }) => spec));
        get().applySetup({ ...setup, dataset: findChoice(dataChoices(get()), setup.dataset).id });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        set({ notice: error.message });
        return;
      }
      runAgain();
    },
    showAt: (shownAt) => set({ shownAt }),
  };
}
