import { beforeEach, describe, expect, it } from "vitest";
import { cachedVersion, cacheName, versionLock } from "../src/offline/versions";
import { lookNowAndThen, useUpdates, watchUpdates } from "../src/store/page/updates";

/** A service worker as the page sees it. */
class Worker extends EventTarget {
  readonly heard: unknown[] = [];
  constructor(public state: ServiceWorkerState) {
    super();
  }
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

/** A browser with a service worker registration whose workers a test sets. */
function browser({ controlled }: { controlled: boolean }) {
  const registration = Object.assign(new EventTarget(), {
    active: controlled ? new Worker("activated") : null,
    waiting: null as Worker | null,
    installing: null as Worker | null,
  });
  const workers = Object.assign(new EventTarget(), {
    controller: registration.active as unknown as ServiceWorker | null,
    registered: [] as string[],
    register: async (script: string | URL) => {
      workers.registered.push(String(script));
      return registration as unknown as ServiceWorkerRegistration;
    },
  });
  const world = {
    version: "abc" as string | undefined,
    address: "https://host.example/some/lab/?view=sweep#results",
    events: new EventTarget(),
    workers,
    locked: [] as string[],
    locks: {
      request: async (name: string, _options: unknown, hold: () => unknown) => {
        world.locked.push(name);
        hold();
      },
    } as unknown as LockManager,
    reloads: 0,
    reload: () => void world.reloads++,
  };
  /** A version arrives, and waits. */
  const arrive = (): Worker => {
    const arriving = new Worker("installing");
    registration.installing = arriving;
    registration.dispatchEvent(new Event("updatefound"));
    registration.installing = null;
    registration.waiting = arriving;
    arriving.become("installed");
    return arriving;
  };
  return { registration, workers, world, arrive };
}

const news = () => useUpdates.getState().news;

beforeEach(() => useUpdates.setState({ news: undefined, worksOffline: false }));

describe("the page's versions", () => {
  it("are kept beside the page, wherever that is, and a page under development has none", async () => {
    const { world, workers } = browser({ controlled: false });
    await watchUpdates({ ...world, version: undefined });
    expect(workers.registered).toEqual([]);
    await watchUpdates(world);
    expect(workers.registered).toEqual(["https://host.example/some/lab/sw.js"]);
    expect(world.locked).toEqual([versionLock("https://host.example/some/lab/", "abc")]);
  });

  it("tell nothing at the first visit, when the first version begins to serve the page", async () => {
    const { world, workers, registration } = browser({ controlled: false });
    const first = new Worker("installing");
    registration.installing = first;
    await watchUpdates(world);
    expect(useUpdates.getState().worksOffline).toBe(false);
    registration.installing = null;
    registration.active = first;
    first.become("activated");
    workers.dispatchEvent(new Event("controllerchange"));
    expect([news(), useUpdates.getState().worksOffline, world.reloads]).toEqual([undefined, true, 0]);
  });

  it("tell of a newer one once it is there as a whole, and let it take over at the person's word only", async () => {
    const { world, workers, arrive } = browser({ controlled: true });
    await watchUpdates(world);
    expect(news()).toBeUndefined();
    const waiting = arrive();
    expect([news(), waiting.heard, world.reloads]).toEqual(["newVersion", [], 0]);
    useUpdates.getState().reload();
    expect([waiting.heard, world.reloads]).toEqual([["takeOver"], 0]);
    workers.dispatchEvent(new Event("controllerchange"));
    expect(world.reloads).toBe(1);
  });

  it("tell, and reload nothing, when another tab let the newer one take over", async () => {
    const { world, workers } = browser({ controlled: true });
    await watchUpdates(world);
    workers.dispatchEvent(new Event("controllerchange"));
    expect([news(), world.reloads]).toEqual(["newVersion", 0]);
    useUpdates.getState().reload();
    expect(world.reloads).toBe(1); // nothing waits: it loads at once
  });

  it("tell of one that was there before the page was opened", async () => {
    const { world, registration } = browser({ controlled: true });
    registration.waiting = new Worker("installed");
    await watchUpdates(world);
    expect(news()).toBe("newVersion");
  });

  it("leave the page as it is where the browser refuses to keep anything", async () => {
    const { world } = browser({ controlled: false });
    world.workers.register = () => Promise.reject(new DOMException("storage is closed", "SecurityError"));
    expect(await watchUpdates(world)).toBeUndefined();
    expect(useUpdates.getState().worksOffline).toBe(false);
  });

  it("tell of a part of the page that is lost, with or without a service worker", async () => {
    const { world } = browser({ controlled: false });
    await watchUpdates({ ...world, workers: undefined });
    world.events.dispatchEvent(new Event("vite:preloadError"));
    expect(news()).toBe("partLost");
    useUpdates.getState().dismiss();
    expect(news()).toBeUndefined();
  });

  it("keep their caches apart from those of another lab on the same host", () => {
    const name = cacheName("https://host.example/a/", "12");
    expect(cachedVersion("https://host.example/a/", name)).toBe("12");
    expect(cachedVersion("https://host.example/", name)).toBeUndefined();
    expect(cachedVersion("https://host.example/a/b/", name)).toBeUndefined();
  });
});

it("looks for a newer version at most once an hour, and only when the page comes into view", () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  let looks = 0;
  const update = async () => void looks++;
  const start = Date.now();
  let time = start;
  const show = (state: string, minutes: number): void => {
    time = start + minutes * 60_000;
    page.visibilityState = state;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  lookNowAndThen({ update } as never, page as unknown as Document, () => time);
  show("visible", 10);
  expect(looks).toBe(0);
  show("hidden", 70);
  expect(looks).toBe(0);
  show("visible", 71);
  expect(looks).toBe(1);
  show("visible", 100);
  expect(looks).toBe(1);
});
