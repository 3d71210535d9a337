import { pageVersion } from "../../offline/versions";
import { lookNowAndThen, watchUpdates } from "./updates";

/** Returns the browser's service workers; frames that their page shuts in may not even ask. */
function serviceWorkers(): ServiceWorkerContainer | undefined {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

/** Starts to keep the page's files once the page is loaded, so that nothing on the way to the first picture waits for it. */
export function startUpdates(): void {
  const start = async (): Promise<void> => {
    const registration = await watchUpdates({
      version: pageVersion(document),
      address: document.baseURI,
      events: window,
      workers: serviceWorkers(),
      locks: navigator.locks,
      reload: () => location.reload(),
    });
    if (registration) lookNowAndThen(registration, document);
  };
  if (document.readyState === "complete") void start();
  else addEventListener("load", () => void start(), { once: true });
}
