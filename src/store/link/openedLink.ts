import { create } from "zustand";
import { useLab } from "../lab";
import { type LinkState, linkState, type Place } from "./linkState";

/** The address of the browser's page. */
const page: Place = {
  base: globalThis.document?.baseURI,
  parts: () => ({ search: location.search, hash: location.hash }),
  replace: ({ search, hash }) => history.replaceState(history.state, "", location.pathname + search + hash),
  reload: () => location.reload(),
  onHash: (changed) => addEventListener("hashchange", changed),
};

/** The link that the page was opened with, beside the page's store. */
export const useLink = create<LinkState>()(linkState(useLab, page));
