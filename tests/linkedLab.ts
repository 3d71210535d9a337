import { createStore } from "zustand/vanilla";
import type { AddressParts } from "../src/store/link/address";
import { type LinkState, linkState } from "../src/store/link/linkState";
import type { DataShelf } from "../src/train/data/messages";
import { makeSilentLab } from "./silentLab";

const empty: DataShelf = { kept: [], hosted: [], lasting: true };

/** A page over a worker that only writes down what it is asked, and over an address that only tests change. */
export function makeLinkedLab(address: string) {
  const base = "https://lab.example/some/";
  const at = (text: string): AddressParts => {
    const { search, hash } = new URL(text, base);
    return { search, hash };
  };
  let parts = at(address);
  let changed: () => void = () => undefined;
  const written: string[] = [];
  let reloads = 0;
  const page = makeSilentLab(parts.search, parts.hash);
  const { lab, asked, answer } = page;
  const link = createStore<LinkState>()(
    linkState(lab, {
      base,
      parts: () => parts,
      replace: (next) => {
        parts = next;
        written.push(next.search + next.hash);
      },
      reload: () => reloads++,
      onHash: (callback) => {
        changed = callback;
      },
    }),
  );
  lab.getState().connect();
  link.getState().connect();
  return {
    ...page,
    link,
    written,
    reloads: () => reloads,
    /** Says what the browser keeps: nothing. */
    look: () => answer({ type: "shelf", ...empty }),
    /** Does what a person does who edits the address, or goes back to another one. */
    goTo: (next: string) => {
      parts = at(next);
      changed();
    },
    /** The runs that were asked of the worker. */
    runs: () => asked.flatMap((request) => (request.type === "run" ? [request.lanes] : [])),
  };
}
