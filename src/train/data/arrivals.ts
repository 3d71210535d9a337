import type { Dataset } from "../../data/dataset";
import { type Certified, certify } from "../../data/official";
import { openAddress } from "../../data/openAddress";
import { findDataset } from "../../data/registry";
import type { Shelf } from "../../data/shelf/shelf";
import { summarize } from "../../data/summary";
import { InputError } from "../../lib/inputError";
import { dataSentence, keepingSentence } from "./faults";
import { keepPrepared } from "./kept";
import type { DataResponse } from "./messages";
import { fetchPinned } from "./pinned";
import { createTell, type Tell } from "./tell";

/** The most that a page reads from an address: a little more than stackoverflow. */
export const addressLimits = { nodes: 10_000_000, edges: 75_000_000 };

/** The ways on which data sets arrive in the worker from elsewhere. */
export interface Arrivals {
  /** Downloads the pinned copy of a data set of the registry, and keeps it. */
  download(id: string, signal: AbortSignal): Promise<void>;
  /** Reads a data set from an address while it comes. */
  link(url: string, signal: AbortSignal): Promise<void>;
  /** Keeps an open file as the data set of the registry that it is. */
  keep(dataset: Dataset, id: string): Promise<void>;
}

/** Where arrivals go, and who hears of them. */
export interface ArrivalsInput {
  readonly shelf: Promise<Shelf>;
  readonly take: (key: string, dataset: Dataset) => void;
  readonly post: (response: DataResponse) => void;
  readonly tellShelf: () => Promise<void>;
}

/** What the page is told of a data set that has arrived. */
type Arrived = Pick<DataResponse & { type: "fetched" }, "summary" | "note">;

/** Creates the ways of data sets into the worker; each ends with `fetched` or `fetchEnded`. */
export function createArrivals({ shelf, take, post, tellShelf }: ArrivalsInput): Arrivals {
  const arrive = async (key: string, get: (tell: Tell) => Promise<Arrived>): Promise<void> => {
    const { tell, end } = createTell((progress) => post({ type: "fetching", key, ...progress }));
    try {
      const summary = await get(tell);
      end();
      post({ type: "fetched", key, ...summary });
    } catch (error) {
      end();
      post({ type: "fetchEnded", key, message: dataSentence(error) });
      await tellShelf(); // what has come may go on another time
    }
  };
  /** Takes a data set of the registry and keeps it in the browser, or says why it is here for this visit alone. */
  const takeCertified = async (id: string, certified: Certified, tell: Tell): Promise<Arrived> => {
    const { name = certified.dataset.name, kind = certified.dataset.kind } = certified.origin;
    const dataset: Dataset = { ...certified.dataset, id, name, kind };
    take(id, dataset);
    let note: string | undefined;
    try {
      await keepPrepared(await shelf, id, certified, (done, total) => tell("keeping", { done, total }));
    } catch (error) {
      note = keepingSentence(error);
    }
    await tellShelf();
    return { summary: summarize(dataset), note };
  };
  return {
    download: (id, signal) =>
      arrive(id, async (tell) => takeCertified(id, await fetchPinned(id, await shelf, signal, tell), tell)),
    link: (url, signal) =>
      arrive(url, async (tell) => {
        const onProgress = tell.bind(undefined, "downloading");
        const dataset = await openAddress(url, { signal, limits: addressLimits, onProgress });
        take(url, dataset);
        return { summary: summarize(dataset) };
      }),
    keep: (dataset, id) =>
      arrive(id, async (tell) => {
        const entry = findDataset(id);
        if (!entry) throw new InputError(`There is no data set ${id} in the lab.`);
        return takeCertified(id, certify(dataset, id, entry), tell);
      }),
  };
}
