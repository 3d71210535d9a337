import type { StoreApi } from "zustand/vanilla";
import { splitKey } from "../../data/cutKey";
import { findDataset } from "../../data/registry";
import { InputError } from "../../lib/inputError";
import { version } from "../../lib/version";
import { encodeLink } from "../link/link";
import type { LinkState } from "../link/linkState";
import { runnable } from "../runnable";
import type { LabState } from "../state";
import { takeSetup } from "./givenSetup";
import { idOf, isForLab, type LabMessage, messageVersion, readMessage, type ToldState } from "./messages";
import { laneNews, nothingTold, type Told } from "./news";

/** What is told, before it has its version. */
type Tellable = LabMessage extends infer M ? (M extends LabMessage ? Omit<M, "lab"> : never) : never;

/** A page around the lab, or the one that opened it. */
export interface Other {
  /** Sends a message that only pages of an origin may read; `*` where all may. */
  post(message: LabMessage, origin: string): void;
}

/** What the bridge stands on. */
export interface BridgeGround {
  readonly lab: StoreApi<LabState>;
  readonly link: StoreApi<LinkState>;
  readonly base: string | undefined; // where relative addresses of data start
  readonly now: () => number; // milliseconds
}

/** Tells whether data is known to all the world, so that another page may hear of runs on it. */
function isPublic(dataset: string, { links }: LabState): boolean {
  const { whole } = splitKey(dataset);
  return findDataset(whole) !== undefined || links.some(({ key }) => key === whole);
}

/** Describes where the lab stands to another page; nothing of data that is a person's own. */
function toldState(lab: LabState, link: LinkState): ToldState {
  const { activity, engine, runs, recorded, form } = lab;
  const backend = engine.state === "ready" ? engine.backend.id : undefined;
  const base = { activity, engine: engine.state, ...(backend && { backend }) };
  if (!isPublic(form.dataset, lab) || !runs.every(({ spec }) => isPublic(spec.dataset, lab)) || recorded) {
    return { ...base, withheld: true };
  }
  const current = link.currentLink();
  const { problem } = runnable(lab);
  const lanes = runs.map(({ spec, outcome, result }) => ({ method: spec.method, outcome, result }));
  return { ...base, withheld: false, setup: current.setup, link: encodeLink(current), problem, lanes };
}

/** Lets another page set the lab up, run it and hear of its runs; returns the ear for messages and the greeting. */
export function createBridge({ lab, link, base, now }: BridgeGround) {
  const listeners = new Map<Other, string>(); // the origin of each
  let anew = false; // the set-up was given after the run had started
  let told: { readonly run: string; readonly lanes: readonly Told[] } = { run: "", lanes: [] };
  const post = (other: Other, origin: string, message: Tellable): void =>
    other.post({ lab: messageVersion, ...message } as LabMessage, origin);
  const postAll = (message: Tellable): void => {
    for (const [other, origin] of listeners) post(other, origin, message);
  };
  const tellState = (): void => postAll({ type: "state", state: toldState(lab.getState(), link.getState()) });
  const tellLanes = (state: LabState): void => {
    const { runs, recording, recorded } = state;
    if (!recording || recorded || !runs.every(({ spec }) => isPublic(spec.dataset, state))) return;
    if (told.run !== recording.made) told = { run: recording.made, lanes: runs.map(() => nothingTold) };
    const lanes = runs.map((run, lane) => {
      const { told: next, news } = laneNews(told.lanes[lane] ?? nothingTold, run, recording.lanes[lane], now());
      for (const event of news) postAll({ type: "event", lane, event });
      return next;
    });
    told = { ...told, lanes };
  };
  lab.subscribe((state, before) => {
    if (listeners.size === 0) return;
    if (state.runs !== before.runs || state.recording !== before.recording) tellLanes(state);
    const { activity, engine, form } = state;
    if (activity !== before.activity || engine !== before.engine || form !== before.form) tellState();
  });
  /** Does what a message asks and returns what of its set-up cannot be had. */
  const obey = (message: ReturnType<typeof readMessage>): readonly string[] => {
    const state = lab.getState();
    switch (message.type) {
      case "set": {
        const { read, problems } = takeSetup(message.setup, base);
        link.getState().open(read);
        anew = lab.getState().activity !== "idle";
        return problems;
      }
      case "run":
      case "step": {
        const { problem } = runnable(state);
        if (problem !== undefined && state.activity === "idle") {
          throw new InputError(isPublic(state.form.dataset, state) ? problem : "The set-up cannot run as it is.");
        }
        if (message.type === "step") state.step();
        else if (anew) state.runAgain();
        else state.runOrResume();
        anew = false;
        return [];
      }
      case "pause":
        state.pause();
        return [];
      case "reset":
        anew = false;
        state.reset();
        return [];
      case "get":
        return [];
      default:
        return message satisfies never;
    }
  };
  return {
    greet: (other: Other): void => post(other, "*", { type: "ready", release: version }),
    hear: (data: unknown, other: Other, origin: string): void => {
      if (!isForLab(data)) return;
      // A page without an origin of its own, such as a file, can only be told in the open.
      const target = origin === "null" ? "*" : origin;
      const id = idOf(data);
      const mark = id === undefined ? {} : { id };
      try {
        const message = readMessage(data);
        listeners.set(other, target);
        const problems = obey(message);
        const state = toldState(lab.getState(), link.getState());
        post(other, target, { ...mark, type: "state", state, ...(problems.length > 0 && { problems }) });
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        post(other, target, { ...mark, type: "error", message: error.message });
      }
    },
  };
}
