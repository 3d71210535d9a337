/** What the page tells its service worker: that it runs, or that the waiting version shall take over. */
export type PageMessage = "started" | "takeOver";

/** The place of a page that was not built, and so has no service worker. */
const unbuilt = "development";

/** Returns the name of the cache that holds one version's files; several labs may share an origin, so the scope is part of it. */
export function cacheName(scope: string, version: string): string {
  return `sparse-gnn-lab files ${scope} ${version}`;
}

/** Returns the version whose files a cache holds, or `undefined` for a cache of somebody else. */
export function cachedVersion(scope: string, name: string): string | undefined {
  const start = cacheName(scope, "");
  return name.startsWith(start) ? name.slice(start.length) : undefined;
}

/** Returns the name of the lock that every open page of a version shares: while it is held, the version's files are needed. */
export function versionLock(scope: string, version: string): string {
  return `sparse-gnn-lab page ${scope} ${version}`;
}

/** Returns the version that the build wrote into the page, or `undefined` for a page under development. */
export function pageVersion(page: Pick<Document, "querySelector">): string | undefined {
  const version = page.querySelector<HTMLMetaElement>("meta[name='lab-build']")?.content;
  return version === unbuilt ? undefined : version;
}
