import { useLab } from "../lab";
import { useLink } from "../link/openedLink";
import type { Other } from "./bridge";

/** Listens to the page around this one, and to the one that opened it; a page that stands alone listens to nobody. */
export async function startBridge(): Promise<void> {
  const windows = [parent === window ? undefined : parent, opener as Window | null].filter((one) => one != null);
  if (windows.length === 0) return;
  const { createBridge } = await import("./bridge");
  const bridge = createBridge({ lab: useLab, link: useLink, base: document.baseURI, now: () => performance.now() });
  const others = new Map<unknown, Other>(
    windows.map((one) => [one, { post: (message, origin) => one.postMessage(message, origin) }]),
  );
  addEventListener("message", ({ data, source, origin }) => {
    const other = others.get(source);
    if (other) bridge.hear(data, other, origin);
  });
  for (const other of others.values()) bridge.greet(other);
}
