import { PrecacheController, type PrecacheEntry } from "workbox-precaching";
import { settleIsolation } from "./isolation";
import { cachedVersion, cacheName, type PageMessage, versionLock } from "./versions";

declare const self: ServiceWorkerGlobalScope;
/** What the build puts in: the version, and every file that the page may need. */
declare const offlineFiles: { readonly version: string; readonly files: PrecacheEntry[] };

const { version, files } = offlineFiles;
const { scope } = self.registration;

// Each version has a cache of its own, filled wholly (each file checked against its hash) before the version may take over.
const precache = new PrecacheController({
  cacheName: cacheName(scope, version),
  // The browser's own cache may hold, for a year, what a host sent in the middle of a deployment: ask the host whether it is still so.
  plugins: [{ requestWillFetch: async ({ request }) => new Request(request, { cache: "no-cache" }) }],
});
precache.addToCacheList(files);

self.addEventListener("install", (event) => void precache.install(event));

self.addEventListener("activate", (event) => {
  // The first page to be opened is served by this worker from now on, not only from its next load on.
  event.waitUntil(self.clients.claim().then(tidy));
});

self.addEventListener("message", (event) => {
  const message: PageMessage = event.data;
  if (message === "takeOver") event.waitUntil(self.skipWaiting());
  else event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer.then((response) => isolated(response, event.request.url)));
});

/** Answers what belongs to the page; data sets and other hosts are none of its business. */
function answerTo(request: Request): Promise<Response> | undefined {
  const { method, mode, url } = request;
  if (method !== "GET" || !url.startsWith(scope)) return undefined;
  const path = url.slice(scope.length).replace(/[?#].*$/, "");
  if (mode === "navigate") return path === "" || path === "index.html" ? kept(scope, request) : undefined;
  if (path === "data/index.json") return fetch(request).catch(nothingPrepared);
  return path.startsWith("assets/") || precache.getCacheKeyForURL(url) ? kept(url, request) : undefined;
}

/** Returns a file of this version, else one of the versions that other tabs still run, else asks the host. */
async function kept(url: string, request: Request): Promise<Response> {
  const own = await precache.matchPrecache(url);
  if (own) return own;
  for (const name of await caches.keys()) {
    const found = cachedVersion(scope, name) && (await caches.match(url, { cacheName: name }));
    if (found) return found;
  }
  return fetch(request);
}

/** Sends the headers of isolation with an answer, for hosts that cannot: the page has threads from its second visit on. */
function isolated(response: Response, url: string): Response {
  if (response.type === "opaque" || response.type === "error" || response.type === "opaqueredirect") return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  settleIsolation(headers, url);
  // Some answers must have no body, not even an empty one.
  return new Response([101, 204, 205, 304].includes(status) ? null : body, { status, statusText, headers });
}

/** Answers without a connection for the host's list of prepared data sets: none of them can be had now. */
function nothingPrepared(): Response {
  return new Response('{"datasets":[]}', { headers: { "content-type": "application/json" } });
}

/** Removes the files of versions that no open page runs any more. */
async function tidy(): Promise<void> {
  const { registration } = self;
  // A version that is being fetched, or waits, has no page yet.
  if (registration.installing || registration.waiting) return;
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
  for (const name of await caches.keys()) {
    const cached = cachedVersion(scope, name);
    if (cached === undefined || cached === version || held.has(versionLock(scope, cached))) continue;
    await caches.delete(name);
  }
}
