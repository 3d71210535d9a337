import { create } from "zustand";
import { type PageMessage, versionLock } from "../../offline/versions";

/** What a page may have to tell of its own files: a newer version is there, or a part could not be loaded. */
export type UpdateNews = "newVersion" | "partLost";

/** What the page knows of its versions. */
export interface Updates {
  readonly news?: UpdateNews;
  readonly worksOffline: boolean; // a whole version is kept in this browser
  /** Loads the page anew, in the newest version that is there. */
  reload(): void;
  /** Takes the news off the page until there are others. */
  dismiss(): void;
}

/** Where the page is and what its browser offers. */
export interface UpdatesWorld {
  readonly version: string | undefined; // of the page; undefined under development
  readonly address: string; // of the page
  readonly events: EventTarget; // that hears of parts which could not be loaded
  readonly workers?: Pick<ServiceWorkerContainer, "controller" | "register" | "addEventListener">;
  readonly locks?: Pick<LockManager, "request">;
  reload(): void;
}

const slowest = 5000; // ms that the newest version may take to take over before the page is loaded anyway

/** The page's store of its versions. */
export const useUpdates = create<Updates>()((set) => ({
  worksOffline: false,
  reload: () => location.reload(),
  dismiss: () => set({ news: undefined }),
}));

/**
 * Keeps the page's files in the browser, and tells of newer ones.
 *
 * A newer version is fetched wholly beside this one, and takes over only when a person asks for it. The other tabs then go on with the files
 * that they began with, and tell as well.
 */
export async function watchUpdates(world: UpdatesWorld): Promise<ServiceWorkerRegistration | undefined> {
  const { version, workers, locks, events } = world;
  const tell = (news: UpdateNews): void => useUpdates.setState({ news });
  useUpdates.setState({ reload: world.reload });
  events.addEventListener("vite:preloadError", () => tell("partLost"));
  if (!version || !workers) return undefined;
  const script = new URL("sw.js", world.address);
  const scope = new URL("./", world.address).href;

  let served = workers.controller !== null; // by a version that was kept here before
  let taking = false;
  workers.addEventListener("controllerchange", () => {
    if (taking) world.reload();
    else if (served) tell("newVersion"); // another tab asked for it
    served = true;
  });

  const registration = await workers.register(script).catch(() => undefined);
  // Private windows and frames of other sites may have none: the page then works with a connection only.
  if (!registration) return undefined;
  const look = (): void => {
    if (registration.active?.state === "activated") useUpdates.setState({ worksOffline: true });
    if (registration.active && registration.waiting) tell("newVersion");
  };
  const follow = (worker: ServiceWorker | null): void => worker?.addEventListener("statechange", look);
  for (const worker of [registration.installing, registration.waiting, registration.active]) follow(worker);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  look();

  useUpdates.setState({
    reload: () => {
      if (!registration.waiting) return world.reload();
      taking = true;
      registration.waiting.postMessage("takeOver" satisfies PageMessage);
      setTimeout(world.reload, slowest);
    },
  });
  // Held as long as the page lives: its files stay, whatever takes over.
  const hold = (): Promise<never> => {
    registration.active?.postMessage("started" satisfies PageMessage);
    return new Promise(() => undefined);
  };
  void locks?.request(versionLock(scope, version), { mode: "shared" }, hold);
  return registration;
}

const hour = 3_600_000; // ms

/** Looks for a newer version when the page comes back into view, at most once an hour: a page may stay open for days. */
export function lookNowAndThen(
  registration: Pick<ServiceWorkerRegistration, "update">,
  page: Document,
  now: () => number = Date.now,
): void {
  let looked = now();
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState !== "visible" || now() - looked < hour) return;
    looked = now();
    void registration.update().catch(() => undefined); // without a connection there is nothing to find
  });
}
