import type { StoreApi } from "zustand/vanilla";
import { splitKey } from "../../data/cutKey";
import { InputError } from "../../lib/inputError";
import { dataChoices, findChoice } from "../data/dataChoices";
import { possibleModels } from "../form";
import { runnable } from "../runnable";
import { firstSetup, type Setup, setupOf, specsOf } from "../setup";
import type { LabState } from "../state";
import { type AddressParts, linkOfAddress, settle, withoutSetup } from "./address";
import type { HideId } from "./flags";
import { encodeLink, type Link, type ReadLink } from "./link";
import type { WantedFile } from "./subject";
import { isLinkText, type LinkProblem } from "./wishes";

/** What the page knows of the link that it was opened with. */
export interface LinkData {
  readonly problems: readonly LinkProblem[]; // that nobody has dismissed
  readonly hide: readonly HideId[];
  readonly file?: WantedFile; // that a person must bring
  readonly waits: boolean; // the link's run starts as soon as it can
}

/** The dealing of the page with its address. */
export interface LinkActions {
  /** Follows the link from now on, and lets the address follow the set-up. */
  connect(): void;
  /** Opens another link in place of what the page shows. */
  open(read: ReadLink): void;
  dismiss(): void;
  /** Returns the link to what the Run view is set up for. */
  currentLink(): Link;
}

/** The whole state of the link. */
export type LinkState = LinkData & LinkActions;

/** The page's address. */
export interface Place {
  readonly base: string | undefined; // where relative addresses start
  parts(): AddressParts;
  /** Changes the address without a step in the browser's history. */
  replace(parts: AddressParts): void;
  reload(): void;
  /** Calls back when a person, a page around this one or the Back button has changed the hash. */
  onHash(changed: () => void): void;
}

/** The address follows a change after so many milliseconds without another: browsers refuse too many changes. */
const patience = 300;

/** Returns a set-up without what is at its default; one that contradicts itself as it is. */
function normal(setup: Setup): Setup {
  try {
    return setupOf(specsOf(setup));
  } catch (error) {
    if (error instanceof InputError) return setup;
    throw error;
  }
}

/** Creates what the page does with its address, over the page's store. */
export function linkState(lab: StoreApi<LabState>, place: Place) {
  return (set: (part: Partial<LinkData>) => void, get: () => LinkState): LinkState => {
    const start = ({ hide = [], file, run, sweep }: Link): Omit<LinkData, "problems"> => ({
      hide,
      file,
      waits: run === true && !sweep,
    });
    const opened = linkOfAddress(place.parts(), place.base);
    let follow: ReturnType<typeof setTimeout> | undefined;
    const openSweep = ({ sweep, run }: Link): void => {
      if (!sweep) return;
      // The Sweep view's chunk is on its way anyway.
      void import("./sweepLink").then(({ openSweepLink }) => {
        const found = openSweepLink(sweep, run === true);
        set({ problems: [...get().problems, ...found] });
      });
    };
    /** The set-up whose address the page has, as text. */
    let said = "";
    const say = (): string => encodeLink(get().currentLink());

    const currentLink = (): Link => {
      const { currentSetup, opened: files, axis, convention } = lab.getState();
      const setup = normal(currentSetup());
      const own = files.find(({ key }) => key === splitKey(setup.dataset).whole);
      const { hide, file: wanted } = get();
      const edges = own && (own.cut ?? splitKey(setup.dataset).edges);
      const { task, model } = setup;
      const file = own ? { name: own.files.edges.name, edges, task, model } : wanted;
      return {
        setup: file ? { ...setup, dataset: firstSetup.dataset } : setup,
        ...(file && { file }),
        ...(hide.length > 0 && { hide }),
        ...(axis !== "epoch" && { axis }),
        ...(convention !== "rigl" && { count: convention }),
      };
    };
    const write = (): void => {
      const text = say();
      if (text === said) return;
      said = text;
      const atRest = text === encodeLink({ setup: normal(firstSetup) });
      place.replace({ search: withoutSetup(place.parts().search), hash: atRest ? "" : `#${text}` });
    };
    /** Starts the link's run once its data is at hand and the engine is free; whoever chooses other data calls it off. */
    const startIfReady = (state: LabState, before: LabState): void => {
      const { waits, file } = get();
      if (!waits || file) return;
      if (splitKey(state.form.dataset).whole !== splitKey(before.form.dataset).whole) set({ waits: false });
      else if (state.view !== "sweep" && state.guest === undefined && runnable(state).problem === undefined) {
        set({ waits: false });
        state.runAgain();
      }
    };
    /** Puts the file that a person has brought in the place of the one that the link names. */
    const takeFile = (state: LabState, before: LabState): void => {
      const { file } = get();
      const brought = state.opened.length > before.opened.length ? state.opened.at(-1) : undefined;
      if (!file || !brought) return;
      set({ file: undefined });
      const choice = findChoice(dataChoices(state), brought.key);
      const task = choice.tasks.find((one) => one === file.task) ?? state.form.task;
      const models = possibleModels(task, choice.form);
      const model = models.find((one) => one === file.model) ?? models[0];
      state.applySetup({ ...state.currentSetup(), task, model });
    };
    const open = ({ link, problems }: ReadLink): void => {
      const { dataLink, setup, axis = "epoch", count = "rigl" } = link;
      const state = lab.getState();
      const fresh = dataLink && !state.links.some(({ key }) => key === dataLink.key);
      if (fresh) lab.setState({ links: [...state.links, dataLink] });
      state.applySetup(setup);
      if (fresh) state.fetchLink(dataLink.key);
      state.chooseAxis(axis);
      state.chooseConvention(count);
      set({ ...start(link), problems });
      said = say();
      openSweep(link);
      startIfReady(lab.getState(), lab.getState());
    };
    const hashChanged = (): void => {
      const parts = place.parts();
      const settled = settle(parts);
      if (settled.hash !== parts.hash) {
        place.replace(settled);
        place.reload();
      } else if (isLinkText(parts.hash) || parts.hash === "") {
        open(linkOfAddress(parts, place.base) ?? { link: { setup: firstSetup }, problems: [] });
      } else if (said !== encodeLink({ setup: normal(firstSetup) })) {
        // A step to a place on the page, such as the results, takes nothing from the set-up in the address.
        place.replace({ ...parts, hash: `#${said}` });
      }
    };
    return {
      problems: opened?.problems ?? [],
      ...(opened ? start(opened.link) : { hide: [], waits: false }),
      connect: () => {
        said = say();
        if (opened) openSweep(opened.link);
        lab.subscribe((state, before) => {
          takeFile(state, before);
          startIfReady(lab.getState(), before);
          const { form, axis, convention } = state;
          if (form === before.form && axis === before.axis && convention === before.convention) return;
          clearTimeout(follow);
          follow = setTimeout(write, patience);
        });
        place.onHash(hashChanged);
        startIfReady(lab.getState(), lab.getState());
      },
      open,
      dismiss: () => set({ problems: [] }),
      currentLink,
    };
  };
}
