import { shortSpec } from "../train/spec";
import { dataChoices, findChoice } from "./dataChoices";
import type { Form } from "./form";
import type { Access, LabActions } from "./state";

type RecordActions = Pick<LabActions, "showRecord" | "closeRecord" | "repeatRecord">;

/** Creates what a person can do with a run that was recorded before, such as one of a sweep. */
export function createRecordActions({ get, set }: Access, runAgain: () => void): RecordActions {
  return {
    showRecord: (run, title) => {
      const { activity, recorded, run: own, runBackend, pausedStep } = get();
      // A run that is under way goes on writing into the page's run: it cannot be put aside.
      if (activity !== "idle") {
        set({
          notice: "A run is under way on the Run view; let it end, or press Reset there, before you open another.",
        });
        return;
      }
      const before = recorded?.before ?? { run: own, runBackend, pausedStep };
      set({ run, runBackend: undefined, pausedStep: undefined, recorded: { title, before }, view: "run" });
    },
    closeRecord: () => {
      const { recorded } = get();
      if (recorded) set({ ...recorded.before, recorded: undefined, view: "sweep" });
    },
    repeatRecord: () => {
      const { run, recorded } = get();
      if (!run || !recorded) return;
      const { dataset: name, task, model, method, ...rest } = shortSpec(run.spec);
      const dataset = findChoice(dataChoices(get()), name).id;
      const form: Form = {
        ...get().form,
        dataset,
        task: task ?? run.spec.task,
        model: model ?? run.spec.model,
        method: method ?? run.spec.method,
        set: rest,
        faults: {},
      };
      set({ form });
      runAgain();
    },
  };
}
