import { findDataset } from "../../data/registry";
import type { DataResponse } from "../../train/data/messages";
import type { Request } from "../../train/protocol";
import { chooseDataset } from "../form";
import type { Access, LabActions } from "../state";
import type { Fetch } from "./availability";
import { dataChoices, findChoice } from "./dataChoices";

type DataActions = Pick<LabActions, "download" | "fetchLink" | "cancelFetch" | "discard">;

/** The getting of data sets from elsewhere, and the ears for what the worker says of it. */
export interface DataControl extends DataActions {
  hear(response: DataResponse & { type: "shelf" | "fetching" | "fetched" | "fetchEnded" }): void;
  /** Asks a worker what is kept, and for what the page was promised: at the start, and of a fresh worker. */
  ask(): void;
}

/** Creates the control of data sets that come from elsewhere. */
export function createDataControl({ get, set }: Access, send: (request: Request) => void, base: string): DataControl {
  const note = (key: string, fetch: Fetch | undefined): void => {
    const { [key]: _old, ...fetches } = get().fetches;
    set({ fetches: fetch ? { ...fetches, [key]: fetch } : fetches });
  };
  const begin = (type: "download" | "link", key: string): void => {
    const fetch = get().fetches[key];
    if (fetch?.state === "going") return;
    note(key, { state: "going", stage: "downloading", done: 0, total: 0 });
    send({ type, key });
  };
  const come = new Set<string>(); // links that came at least once
  const isLink = (key: string): boolean => get().links.some((link) => link.key === key && !link.told);
  return {
    download: (id) => begin("download", id),
    fetchLink: (key) => begin("link", key),
    cancelFetch: (key) => send({ type: "cancel", key }),
    discard: (id) => {
      note(id, undefined);
      send({ type: "discard", id });
    },
    hear: (response) => {
      switch (response.type) {
        case "shelf": {
          const { type: _type, ...shelf } = response;
          set({ shelf });
          break;
        }
        case "fetching": {
          const { type: _type, key, ...progress } = response;
          note(key, { state: "going", ...progress });
          break;
        }
        case "fetched": {
          const { key, summary, note: remark } = response;
          note(key, { state: "here", summary, note: remark });
          // What was read may allow other tasks than were known before.
          const { form } = get();
          if (form.dataset !== key) break;
          // Before a link came, nobody could choose its task, unless the address told it.
          const fresh = isLink(key) && !come.has(key);
          come.add(key);
          set({ form: chooseDataset(fresh ? { ...form, dataset: "" } : form, findChoice(dataChoices(get()), key)) });
          break;
        }
        case "fetchEnded":
          note(
            response.key,
            response.message === undefined ? undefined : { state: "refused", message: response.message },
          );
          break;
        default:
          response satisfies never;
      }
    },
    ask: () => {
      send({ type: "look", base });
      const { fetches, links, shelf } = get();
      set({ fetches: {} });
      for (const { key } of links) begin("link", key);
      for (const [key, fetch] of Object.entries(fetches)) {
        const kept = shelf?.kept.some(({ id, complete }) => id === key && complete);
        if (fetch.state === "refused") note(key, fetch);
        else if (!isLink(key) && !kept && findDataset(key)?.pinned) begin("download", key);
      }
    },
  };
}
