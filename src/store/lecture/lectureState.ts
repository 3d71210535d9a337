import { readPreference, writePreference } from "../page/preferences";
import type { LabState } from "../state";
import { readLectureAddress } from "./address";
import { type LessonStepId, lessonSteps } from "./lessonSteps";
import { isOf, type Measured, measuredOf } from "./measured";

/** Everything about the lecture and its lesson; the lab itself knows nothing of them. */
export interface LectureData {
  readonly lecture: boolean; // large type, only what matters
  readonly controls: boolean; // shown in lecture mode too
  readonly step?: number; // of the lesson, from 1; undefined where it is closed
  readonly lastStep: number; // where the lesson opens again
  readonly folded: boolean; // of the lesson only its head is shown
  readonly answer: boolean; // is shown
  readonly list: boolean; // of shortcuts is open
  readonly slowMotion: boolean; // its window is open
  readonly singleKeys: boolean; // keys without Ctrl are shortcuts
  readonly measured: Readonly<Partial<Record<LessonStepId, readonly Measured[]>>>;
}

/** What a person can do about the lecture. */
export interface LectureActions {
  toggleLecture(): void;
  leaveLecture(): void;
  toggleControls(): void;
  /** Opens the lesson where it was left, or closes it. */
  toggleLesson(): void;
  /** Goes to a step that exists and sets the lab up for it; else does nothing. */
  goToStep(step: number): void;
  nextStep(): void;
  previousStep(): void;
  toggleFolded(): void;
  toggleAnswer(): void;
  showList(open: boolean): void;
  showSlowMotion(open: boolean): void;
  setSingleKeys(on: boolean): void;
}

/** The whole state of the lecture. */
export type LectureState = LectureData & LectureActions;

/** What the lecture needs of the page's store. */
export interface Lab {
  getState(): LabState;
  subscribe(listener: (state: LabState, before: LabState) => void): () => void;
}

/** Creates the state of the lecture beside the page's store, as an address asks for it. */
export function lectureState(lab: Lab, search: string) {
  return (set: (part: Partial<LectureData>) => void, get: () => LectureState): LectureState => {
    const asked = readLectureAddress(search);
    const goToStep = (step: number): void => {
      if (!lessonSteps[step - 1]) return;
      set({ step, lastStep: step, answer: false, folded: false });
      setUp(lab.getState(), step);
    };
    lab.subscribe(({ runs, recorded }, before) => {
      const { step, measured } = get();
      // A record was measured elsewhere, or long ago.
      if (step === undefined || runs === before.runs || recorded) return;
      const { id, setup } = lessonSteps[step - 1];
      const now = setup && measuredOf(runs);
      if (now && isOf(setup, now)) set({ measured: { ...measured, [id]: now } });
    });
    return {
      lecture: asked.lecture,
      controls: false,
      step: asked.step,
      lastStep: asked.step ?? 1,
      folded: false,
      answer: false,
      list: false,
      slowMotion: false,
      singleKeys: readPreference("keys") !== "off",
      measured: {},
      toggleLecture: () => set({ lecture: !get().lecture, controls: false }),
      leaveLecture: () => set({ lecture: false, controls: false }),
      toggleControls: () => set({ controls: !get().controls }),
      toggleLesson: () => {
        const { step, lastStep } = get();
        if (step === undefined) goToStep(lastStep);
        else set({ step: undefined });
      },
      goToStep,
      nextStep: () => goToStep((get().step ?? get().lastStep - 1) + 1),
      previousStep: () => goToStep((get().step ?? get().lastStep + 1) - 1),
      toggleFolded: () => set({ folded: !get().folded }),
      toggleAnswer: () => get().step !== undefined && set({ answer: !get().answer, folded: false }),
      showList: (list) => set({ list }),
      showSlowMotion: (slowMotion) => set({ slowMotion }),
      setSingleKeys: (singleKeys) => {
        writePreference("keys", singleKeys ? "on" : "off");
        set({ singleKeys });
      },
    };
  };
}

/** Puts what a step runs into the form and clears what was shown; the last step leaves everything as it is. */
export function setUp(lab: LabState, step: number): void {
  const { setup, axis } = lessonSteps[step - 1];
  lab.chooseView("run");
  if (!setup) return;
  if (lab.runs.length > 0) lab.reset();
  lab.applySetup(setup);
  lab.chooseAxis(axis);
}
