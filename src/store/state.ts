import type { BackendInfo, BackendRequest } from "../ops/backendInfo";
import type { Recording } from "../record/recording";
import type { ShippedRun } from "../record/shipped";
import type { ChosenFile, DataShelf } from "../train/data/messages";
import type { SeenUpdate } from "../train/protocol";
import type { SettingId } from "../train/settings";
import type { LaneStart } from "../train/snapshot";
import type { RunSpec, TaskId } from "../train/spec";
import type { LanguageId, Words } from "../words/words";
import type { Fetches } from "./data/availability";
import type { OpenedFile } from "./data/dataChoices";
import type { DataLink } from "./data/dataLink";
import type { EngineLoan, Guest } from "./engineLoan";
import type { Form } from "./form";
import type { GraphAsking } from "./graph/asking";
import type { ThemeId } from "./page/preferences";
import type { WayOn } from "./rescue/recovery";
import type { Run } from "./run";
import type { AxisId, ConventionId } from "./series";
import type { Setup } from "./setup";

/** What the worker is doing for the page: asked-for states end in -ing until the worker acknowledges. */
export type Activity = "idle" | "running" | "pausing" | "paused" | "stopping";

/** The engine behind the page. */
export type Engine =
  | { readonly state: "starting" }
  | { readonly state: "ready"; readonly backend: BackendInfo }
  | { readonly state: "failed"; readonly message: string };

/** A file that is being read, was refused, or was read and awaits its use. */
export type Opening =
  | {
      readonly state: "reading";
      readonly id: number;
      readonly key: string;
      readonly files: ChosenFile;
      readonly done: number;
      readonly total: number;
      readonly secondsLeft?: number;
      readonly cut?: number; // edges of the lecture cut that is taken
    }
  | { readonly state: "refused"; readonly files: ChosenFile; readonly message: string }
  | { readonly state: "opened"; readonly file: OpenedFile };

/** The parts of the page. */
export type ViewId = "run" | "sweep" | "graph" | "benchmark";

/** A mask update weight by weight, and whose it is. */
export interface Seen {
  readonly lane: number;
  readonly update: SeenUpdate;
}

/** How a run has come, or comes, over the loss of its engine. */
export interface Recovery {
  readonly message: string; // how the engine was lost
  readonly way: WayOn;
  readonly times: number; // losses in a row
  readonly epoch?: number; // that it goes on in; undefined = from the first step
  readonly resting: boolean; // before the engine is started anew
}

/** What a comparison goes on from. */
export interface Resumption {
  readonly recording: Recording; // up to the starts, or beyond
  readonly starts: readonly LaneStart[];
  readonly backend: BackendRequest;
}

/** The lanes on show and what is known beside their events. */
export interface Show {
  readonly runs: readonly Run[]; // of the lanes A, B, … in order; none before the first Run
  readonly recording?: Recording; // what is kept of them, lane by lane
  readonly runBackend?: BackendRequest; // that they were started with
  readonly pausedSteps?: readonly number[]; // of each lane
  readonly starts: readonly LaneStart[]; // where each lane would go on if the engine were lost now
  readonly recovery?: Recovery; // from the last loss of the engine
  readonly shownAt?: number; // the optimizer step that a person looks back at; undefined = now
  readonly seen?: Seen; // the last mask update that was asked for
}

/** What is on show where there is nothing. */
export const nothingShown = {
  runs: [],
  recording: undefined,
  runBackend: undefined,
  pausedSteps: undefined,
  starts: [],
  recovery: undefined,
  shownAt: undefined,
  seen: undefined,
  recorded: undefined,
} as const;

/** What is known of a record on show beside its events. */
export interface RecordTitle {
  readonly title: string; // which run of which sweep, or the name of the file
  readonly source: "sweep" | "file" | "page" | "history";
  readonly shipped?: ShippedRun; // where it came with the page
  readonly plays?: boolean; // from its start on, unless motion is unwelcome
}

/** A finished run of the history that is drawn over the lanes' charts. */
export interface Overlay {
  readonly entry: string; // of the history
  readonly index: number; // of the run in its entry
  readonly name?: string; // that a person gave the entry
  readonly run: Run;
}

/** Runs that are shown again from their record, and what the Run view showed before. */
export interface Recorded extends RecordTitle {
  readonly from: ViewId; // the view that led to it
  readonly before: Show;
}

/** What the page shows. */
export interface LabData extends Show {
  readonly view: ViewId;
  readonly form: Form;
  readonly opened: readonly OpenedFile[];
  readonly opening?: Opening;
  readonly links: readonly DataLink[]; // to prepared data sets, of the page's address
  readonly fetches: Fetches;
  readonly shelf?: DataShelf; // undefined until the worker has looked
  readonly engine: Engine;
  readonly backendRequest: BackendRequest;
  readonly activity: Activity;
  readonly silent: boolean; // the engine has not answered for a while
  readonly guest?: string; // who trains in the worker in place of the Run view
  readonly recorded?: Recorded; // where `runs` are a record
  readonly shipped?: readonly ShippedRun[]; // recorded runs that came with the page, once they were asked for
  readonly notice?: string; // something about the page's address
  readonly overlays: readonly Overlay[];
  readonly axis: AxisId;
  readonly convention: ConventionId;
  readonly theme: ThemeId;
  readonly words: Words; // of the language that the page speaks
}

/** What a person can do. */
export interface LabActions {
  /** Starts the worker. */
  connect(): void;
  /** Starts a run of the form's lanes, in place of any run there is; resumes a paused one instead. */
  runOrResume(): void;
  /** Starts anew with the settings as they are now. */
  runAgain(): void;
  pause(): void;
  /** Takes one optimizer step in every lane and pauses; starts a paused run where there is none. */
  step(): void;
  /** Stops the run and clears what it showed. */
  reset(): void;
  /** Goes on, or starts, until a lane's next mask update, pauses there and keeps that update to be looked at. */
  watchUpdate(lane: number): void;
  /** Goes on with a comparison that was interrupted; with the one on show where none is given. */
  goOn(from?: Resumption): void;
  chooseDataset(id: string): void;
  chooseTask(task: TaskId): void;
  chooseModel(model: RunSpec["model"]): void;
  /** Changes one lane, the chosen one where none is named. */
  chooseMethod(method: RunSpec["method"], lane?: number): void;
  /** Changes a setting that all lanes share, or a lane's own. */
  typeNumber(id: SettingId, text: string, scale?: number, lane?: number): void;
  setSetting(id: SettingId, value: RunSpec[SettingId], lane?: number): void;
  resetSettings(): void;
  /** Adds a lane like the chosen one with another method, and chooses it. */
  addLane(): void;
  removeLane(lane: number): void;
  /** Chooses the lane whose own settings stand under Advanced. */
  chooseLane(lane: number): void;
  /** Puts a whole set-up into the form; nothing starts. */
  applySetup(setup: Setup): void;
  /** Returns the set-up that the form stands for. */
  currentSetup(): Setup;
  /** Reads a file in the worker; it becomes a data set only when `useOpened` is called. */
  openFiles(files: ChosenFile): void;
  /** Takes the file that was read as data set: whole, as a lecture cut of so many edges, or as one of the registry that the browser keeps. */
  useOpened(how?: { readonly cut?: number; readonly keepAs?: string }): void;
  /** Gives up what is being read, or was read and not taken. */
  forgetOpening(): void;
  /** Downloads the pinned copy of a data set and keeps it in this browser; goes on with an unfinished one. */
  download(id: string): void;
  /** Asks the address of a link again. */
  fetchLink(key: string): void;
  /** Stops a download; what has come stays for another time. */
  cancelFetch(key: string): void;
  /** Removes a data set, complete or not, from this browser. */
  discard(id: string): void;
  chooseBackend(backend: BackendRequest): void;
  restartEngine(): void;
  dismissNotice(): void;
  /** Lends the worker to a guest; undefined while the Run view or another guest trains in it. */
  borrowEngine(guest: Guest): EngineLoan | undefined;
  /** Asks the guest to leave, then starts a run of the form's lanes. */
  takeEngine(): void;
  chooseView(view: ViewId): void;
  /** Asks the worker for a sample of a data set to draw; `undefined` where a newer wish took its place. */
  drawGraph: GraphAsking["drawGraph"];
  /** Asks the worker what the newest run has predicted. */
  askPredictions: GraphAsking["askPredictions"];
  /** Shows the record of one run of a sweep in place of the Run view's own runs, which come back with `closeRecord`. */
  showRecord(runs: readonly Run[], title: string, recording?: Recording): void;
  /** Shows a recording in place of the Run view's own runs, which come back with `closeRecord`. */
  replay(recording: Recording, about: RecordTitle): void;
  /** Replays a recording's file, or opens a sweep's on the Sweep view; anything else is refused in a sentence. */
  openRecord(file: File): Promise<void>;
  /** Asks the page's host for the list of recorded runs; resolves when it is there, or cannot be had. */
  listShipped(): Promise<void>;
  /** Fetches a recorded run that came with the page and plays it; `quietly`, only where nothing else is on show by then. */
  playShipped(run: ShippedRun, quietly?: boolean): Promise<void>;
  closeRecord(): void;
  /** Looks back at an optimizer step of the lanes on show, or at what is now. */
  showAt(step: number | undefined): void;
  /** Takes the set-up of the runs on show into the form and runs. */
  repeatRecord(): void;
  chooseAxis(axis: AxisId): void;
  chooseConvention(convention: ConventionId): void;
  chooseTheme(theme: ThemeId): void;
  /** Fetches a language and speaks it from then on; the page stays as it is where that fails. */
  chooseLanguage(language: LanguageId): void;
}

/** The whole of the page's state. */
export type LabState = LabData & LabActions;

/** Reads and replaces parts of the state. */
export interface Access {
  get(): LabState;
  set(part: Partial<LabData>): void;
}
