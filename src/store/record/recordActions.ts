import { InputError } from "../../lib/inputError";
import type { Recording } from "../../record/recording";
import { dataChoices, findChoice } from "../data/dataChoices";
import { applyEvents, emptyRun, type Run } from "../run";
import { setupOf } from "../setup";
import { type Access, type LabActions, nothingShown, type RecordTitle } from "../state";
import { fetchRecording, fetchShipped } from "./fetchShipped";
import { readRecord } from "./recordFile";

type RecordActions = Pick<
  LabActions,
  "showRecord" | "replay" | "openRecord" | "listShipped" | "playShipped" | "closeRecord" | "repeatRecord" | "showAt"
>;

/** Creates what a person can do with runs that were recorded before: of a sweep, in a file, or beside the page. */
export function createRecordActions({ get, set }: Access, runAgain: () => void, base: string): RecordActions {
  /** Puts runs on show, unless a run is under way: it goes on writing into the page's runs and cannot be put aside. */
  const show = (runs: readonly Run[], about: RecordTitle, recording?: Recording): void => {
    const { activity, view, recorded, runs: own, recording: ownRecording, runBackend, pausedSteps, starts } = get();
    if (activity !== "idle") {
      set({
        notice: "A run is under way on the Run view; let it end, or press Reset there, before you open another.",
      });
      return;
    }
    const before = recorded?.before ?? { runs: own, recording: ownRecording, runBackend, pausedSteps, starts };
    set({
      ...nothingShown,
      runs,
      recording,
      shownAt: about.plays ? 0 : undefined,
      recorded: { ...about, from: recorded?.from ?? view, before },
      view: "run",
    });
  };
  /** Does what may fail for a reason that a person should read, and tells it. */
  const orTell = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      set({ notice: error.message });
    }
  };
  const replay = (recording: Recording, about: RecordTitle): void =>
    show(
      recording.lanes.map(({ spec, events }) => applyEvents(emptyRun(spec), events)),
      about,
      recording,
    );
  return {
    showRecord: (runs, title, recording) => show(runs, { title, source: "sweep" }, recording),
    replay,
    openRecord: (file) =>
      orTell(async () => {
        const record = await readRecord(file);
        if (record.kind === "run") replay(record.recording, { title: file.name, source: "file", plays: true });
        else {
          get().chooseView("sweep");
          const { useSweep } = await import("../sweep/sweep");
          await useSweep.getState().openFile(file);
        }
      }),
    listShipped: async () => {
      const shipped = get().shipped ?? (await fetchShipped(base));
      if (shipped) set({ shipped });
    },
    playShipped: (shipped, quietly = false) =>
      orTell(async () => {
        const { runs } = get();
        const recording = await fetchRecording(base, shipped);
        // Whoever has done something meanwhile wants to see that.
        if (quietly && (get().activity !== "idle" || get().runs !== runs || get().view !== "run")) return;
        replay(recording, { title: shipped.title.en, source: "page", shipped, plays: true });
      }),
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
