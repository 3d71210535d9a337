/**
 * The headers under which browsers let threads share memory.
 *
 * The page asks other hosts only for data, by CORS, which they permit; that the lab's own files may be loaded by pages of
 * other sites lets it be shown in the frames of isolated pages too.
 */
export const isolationHeaders: Readonly<Record<string, string>> = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cross-origin-resource-policy": "cross-origin",
};

/** Tells whether an address asks for a page that is not isolated, `?isolated=no`, as one does that opens the lab to speak with it. */
export function asksUnisolated(url: string): boolean {
  return new URL(url).searchParams.get("isolated") === "no";
}

/** Adds to headers those of isolation, or takes them away where the address asks for that. */
export function settleIsolation(headers: Headers, url: string): void {
  const unisolated = asksUnisolated(url);
  for (const [name, value] of Object.entries(isolationHeaders)) {
    if (unisolated) headers.delete(name);
    else if (!headers.has(name)) headers.set(name, value);
  }
}
