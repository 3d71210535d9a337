import { InputError } from "../../lib/inputError";
import { version } from "../../lib/version";
import { type Recording, recordingFormat } from "../../record/recording";
import type { LaneStart } from "../../train/snapshot";
import { keyAtHand } from "../data/atHand";
import { setupOf } from "../setup";
import type { KeptHeader, KeptLane, RescueArchive } from "./archive";
import { createKeeper, type KeeperWorld } from "./keeper";
import { epochKept } from "./rewind";

/** A comparison that was interrupted and may go on. */
export interface Offer {
  readonly header: KeptHeader;
  readonly data: string; // name of its data set
  readonly epoch?: number; // that it would go on in; undefined = from the first step
  readonly epochs?: number; // of its longest lane
  readonly foreign: boolean; // kept by another version of the lab, which may count otherwise
}

/** Why a comparison cannot go on just now. */
export type Obstacle = "busy" | "elsewhere" | "no data" | "not readable";

/** What of runs outlives the page, and what does not. */
export interface RescueData {
  readonly offer?: Offer; // the newest
  readonly obstacle?: Obstacle; // in the way of the last try to go on with it
  readonly unkept?: "full" | "closed"; // why the run under way is not kept
}

/** The rescue of runs under way, and what a person can do with it. */
export interface RescueState extends RescueData {
  /** Looks for comparisons that were interrupted. */
  load(): Promise<void>;
  /** Goes on with the one that is offered. */
  resume(): Promise<void>;
  /** Forgets the one that is offered. */
  discard(): Promise<void>;
}

/** A comparison that nobody went on with for so long is forgotten, in milliseconds: two weeks. */
const longest = 14 * 24 * 3600 * 1000;

/** A page that is being reloaded lets go of its lock a little late, in milliseconds. */
const patience = 1500;

/** Creates the rescue over the page's store and the browser. */
export function rescueState({ lab, archive, locks, now }: Omit<KeeperWorld, "onKept">) {
  return (set: (part: Partial<RescueData>) => void, get: () => RescueState): RescueState => {
    const keeper = createKeeper({
      lab,
      archive,
      locks,
      now,
      onKept: (error) => {
        const full = error instanceof Error && error.name === "QuotaExceededError";
        const unkept = error === undefined ? undefined : full ? "full" : "closed";
        if (unkept !== get().unkept) set({ unkept });
      },
    });
    const drop = async ({ header }: Offer): Promise<void> => {
      set({ offer: undefined, obstacle: undefined });
      await archive.remove(header.id).catch(() => undefined);
      await get().load();
    };
    return {
      load: async () => {
        const headers = await archive.list().catch(() => []); // a browser that keeps nothing has nothing to offer
        for (const header of headers) {
          if (header.id === lab.getState().recording?.made) continue;
          const waiting = new AbortController();
          const timer = setTimeout(() => waiting.abort(), patience);
          const release = await locks.wait(header.id, waiting.signal);
          clearTimeout(timer);
          if (!release) continue; // trains in another tab
          release();
          if (Date.parse(header.id) < now() - longest) {
            await archive.remove(header.id).catch(() => undefined);
            continue;
          }
          set({ offer: await offerOf(header, archive), obstacle: undefined });
          return;
        }
        set({ offer: undefined, obstacle: undefined });
      },
      resume: async () => {
        const { offer } = get();
        if (!offer || offer.foreign) return;
        const { header } = offer;
        const { activity, guest } = lab.getState();
        if (activity !== "idle" || guest !== undefined) return set({ obstacle: "busy" });
        const key = keyAtHand(header.specs[0].dataset, header.source, lab.getState());
        if (key === undefined) return set({ obstacle: "no data" });
        const release = await locks.take(header.id);
        if (!release) return set({ obstacle: "elsewhere" });
        try {
          const lanes = await archive.lanes(header);
          const { recording, starts } = restored(header, lanes, key);
          lab.getState().applySetup(setupOf(recording.lanes.map(({ spec }) => spec)));
          keeper.adopt(header.id, release);
          lab.getState().goOn({ recording, starts, backend: backendOf(header, starts) });
          set({ offer: undefined, obstacle: undefined });
        } catch (error) {
          release();
          if (!(error instanceof InputError || error instanceof DOMException)) throw error;
          set({ obstacle: "not readable" });
        }
      },
      discard: async () => {
        const { offer } = get();
        if (offer) await drop(offer);
      },
    };
  };
}

async function offerOf(header: KeptHeader, archive: RescueArchive): Promise<Offer> {
  const lanes = await archive.lanes(header).catch(() => []);
  const plans = lanes.flatMap((lane) => lane?.events.filter((event) => event.type === "started") ?? []);
  return {
    header,
    data: header.source?.name ?? plans[0]?.dataset.name ?? header.specs[0].dataset,
    epoch: epochKept(header.specs.map((_, i) => lanes[i]?.start ?? "first step")),
    epochs: plans.length > 0 ? Math.max(...plans.map(({ plan }) => plan.epochs)) : undefined,
    foreign: header.release !== version,
  };
}

/** Makes of what was kept what the page goes on from; the data set goes by another key now, where it is a file. */
function restored(
  { id, release, specs }: KeptHeader,
  lanes: readonly (KeptLane | undefined)[],
  dataset: string,
): { readonly recording: Recording; readonly starts: readonly LaneStart[] } {
  const records = specs.map((spec, i) => ({ spec: { ...spec, dataset }, events: lanes[i]?.events ?? [] }));
  return {
    recording: { format: recordingFormat, version: 1, made: id, release, lanes: records },
    starts: specs.map((_, i) => lanes[i]?.start ?? "first step"),
  };
}

/** The backend that the numbers are of, or else the one that was asked for. */
function backendOf({ backend }: KeptHeader, starts: readonly LaneStart[]) {
  const snapshot = starts.find((start) => typeof start !== "string");
  return snapshot?.backend.id ?? backend;
}
