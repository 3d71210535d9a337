import { isLinkKey } from "../link/link";
import { isLinkText } from "../link/wishes";

/** Words of an address that ask for something to be done or shown, beside those of a set-up. */
const wishes: readonly string[] = ["view", "data", "backend", "run", "lesson"];

/** How large the page is written says nothing of what it shows. */
const looks: readonly string[] = ["lecture"];

/** Tells whether an address asks for nothing: then a recorded run may play when the page opens. */
export function asksForNothing({ search, hash }: { readonly search: string; readonly hash: string }): boolean {
  return (
    !isLinkText(hash) &&
    ![...new URLSearchParams(search).keys()].some(
      (key) => wishes.includes(key) || (isLinkKey(key) && !looks.includes(key)),
    )
  );
}
