import { type CutDataset, cutDataset } from "../../data/cutDataset";
import { splitKey } from "../../data/cutKey";
import type { Dataset } from "../../data/dataset";
import { openDataset } from "../../data/open";
import { openAddress } from "../../data/openAddress";
import { findDataset } from "../../data/registry";
import type { Shelf } from "../../data/shelf/shelf";
import { summarize } from "../../data/summary";
import { InputError } from "../../lib/inputError";
import type { Progress } from "../../lib/progress";
import { createTimeLeft } from "../../lib/timeLeft";
import { addressLimits, createArrivals } from "./arrivals";
import { dataSentence } from "./faults";
import { hostedAddress, lookHosted } from "./hosted";
import { discardStored, listStored, preparedName } from "./kept";
import { knownAs } from "./known";
import type { DataRequest, DataResponse, StoredData } from "./messages";

/** How far the reading of a data set is. */
export type ReadingProgress = Progress & { readonly secondsLeft?: number };

/** The worker's data sets: what is open, what is on its way, and what the browser keeps. */
export interface DataRoom {
  hear(request: DataRequest): void;
  /**
   * Returns a data set, waiting for it where it is being read, and reading it where it is kept or hosted.
   *
   * Throws InputError where it is not at hand.
   */
  datasetOf(key: string, signal: AbortSignal, onProgress: (progress: ReadingProgress) => void): Promise<Dataset>;
}

/** Work on one data set that can be stopped. */
interface Job {
  readonly stop: AbortController;
  readonly done: Promise<void>;
}

/** Large data sets that can be read again are let go of when another one is read: memory holds one of them at a time. */
const largeEdges = 5_000_000;

/**
 * Creates the room of data sets over a shelf; `post` hands answers to the page.
 *
 * `onReplaced` is called when a name may stand for other data than before: what was computed by it is void.
 */
export function createDataRoom(
  post: (response: DataResponse) => void,
  opening: Promise<Shelf>,
  onReplaced: () => void = () => undefined,
): DataRoom {
  const open = new Map<string, Dataset>();
  const jobs = new Map<string, Job>();
  const served = new Set<string>(); // keys of the registry and of links that runs have been given
  let base = "";
  let hosted: readonly StoredData[] = [];
  let kept: readonly StoredData[] = [];

  const tellShelf = async (): Promise<void> => {
    const shelf = await opening;
    kept = await listStored(shelf).catch(() => kept); // a shelf that fails now is as it was
    post({ type: "shelf", kept, hosted, lasting: shelf.lasting });
  };
  const replaced = (key: string): void => void (served.delete(key) && onReplaced());
  const take = (key: string, dataset: Dataset): void => {
    replaced(key);
    open.set(key, dataset);
  };
  const arrivals = createArrivals({ shelf: opening, take, post, tellShelf });

  /** Starts work on a data set after any that is under way on it. */
  const start = (key: string, work: (signal: AbortSignal) => Promise<void>): void => {
    const stop = new AbortController();
    const before = jobs.get(key)?.done ?? Promise.resolve();
    const done = before.then(() => work(stop.signal)).finally(() => jobs.get(key) === job && jobs.delete(key));
    const job: Job = { stop, done };
    jobs.set(key, job);
  };
  const stop = (key: string): void => jobs.get(key)?.stop.abort();

  const openFiles = async (request: DataRequest & { type: "open" }, signal: AbortSignal): Promise<void> => {
    const { id, key, files, cut } = request;
    try {
      const notes: string[] = [];
      const part = (file: File) => ({ name: file.name, source: file.stream(), size: file.size });
      const timeLeft = createTimeLeft(() => performance.now());
      const whole = await openDataset({
        ...part(files.edges),
        labels: files.labels && part(files.labels),
        signal,
        onNote: (sentence) => notes.push(sentence),
        onProgress: ({ done, total }) => post({ type: "opening", id, done, total, secondsLeft: timeLeft(done, total) }),
      });
      if (cut !== undefined) return cutDown(id, key, whole, cut);
      open.set(key, whole);
      const note = notes.length > 0 ? notes.join(" ") : undefined;
      post({ type: "opened", id, key, summary: { ...summarize(whole), note }, known: knownAs(whole) });
    } catch (error) {
      const message = dataSentence(error);
      if (message !== undefined) post({ type: "refused", id, message });
    }
  };
  const cutDown = (id: number, key: string, whole: Dataset, edges: number): void => {
    const { dataset, note } = cutOf(whole, edges);
    open.set(key, dataset);
    post({ type: "opened", id, key, summary: { ...summarize(dataset), note } });
  };
  const cutOpen = ({ id, key, edges }: DataRequest & { type: "cut" }): void => {
    try {
      const whole = open.get(key);
      if (!whole) throw notOpen(key);
      cutDown(id, key, whole, edges);
    } catch (error) {
      post({ type: "refused", id, message: dataSentence(error) ?? "" });
    }
  };
  const keep = async (key: string, as: string): Promise<void> => {
    const dataset = open.get(key);
    open.delete(key);
    if (dataset) await arrivals.keep(dataset, as);
    else post({ type: "fetchEnded", key: as, message: notOpen(key).message });
  };
  const discard = async (id: string): Promise<void> => {
    replaced(id);
    for (const key of open.keys()) if (splitKey(key).whole === id) open.delete(key);
    let message: string | undefined;
    try {
      await discardStored(await opening, id);
    } catch (error) {
      message = dataSentence(error);
    }
    // Also where all went well: it may have come, and been told of, while it was being removed.
    post({ type: "fetchEnded", key: id, message });
    await tellShelf();
  };
  const look = async (): Promise<void> => {
    hosted = await lookHosted(base);
    await tellShelf();
  };

  const wholeOf: DataRoom["datasetOf"] = async (key, signal, onProgress) => {
    signal.throwIfAborted();
    const known = open.get(key) ?? (await read(key, signal, onProgress));
    if (!known) throw notOpen(key);
    for (const [other, dataset] of open) {
      if (other !== key && edgesOf(dataset) > largeEdges && canRead(splitKey(other).whole)) open.delete(other);
    }
    open.set(key, known);
    served.add(key);
    return known;
  };
  const canRead = (key: string): boolean => [...hosted, ...kept].some(({ id, complete }) => complete && id === key);
  const read = async (key: string, signal: AbortSignal, onProgress: (progress: ReadingProgress) => void) => {
    const timeLeft = createTimeLeft(() => performance.now());
    const tell = ({ done, total }: Progress): void => onProgress({ done, total, secondsLeft: timeLeft(done, total) });
    const entry = findDataset(key);
    if (!entry || entry.make) return entry?.make?.();
    const file = await (await opening).read(preparedName(key));
    if (file) return openDataset({ ...file, size: file.bytes, signal, onProgress: tell });
    if (!hosted.some(({ id }) => id === key)) return undefined;
    return openAddress(hostedAddress(base, key), { limits: addressLimits, signal, onProgress: tell });
  };

  return {
    hear: (request) => {
      switch (request.type) {
        case "look":
          base = request.base;
          void look();
          break;
        case "open":
          start(request.key, (signal) => openFiles(request, signal));
          break;
        case "close": {
          const { key } = request;
          stop(key);
          void (jobs.get(key)?.done ?? Promise.resolve()).then(() => open.delete(key));
          break;
        }
        case "cut":
          cutOpen(request);
          break;
        case "download":
          start(request.key, (signal) => arrivals.download(request.key, signal));
          break;
        case "link":
          start(request.key, (signal) => arrivals.link(request.key, signal));
          break;
        case "cancel":
          stop(request.key);
          break;
        case "keep":
          start(request.as, () => keep(request.key, request.as));
          break;
        case "discard":
          stop(request.id);
          start(request.id, () => discard(request.id));
          break;
        default:
          request satisfies never;
      }
    },
    datasetOf: async (key, signal, onProgress) => {
      const { whole, edges } = splitKey(key);
      await Promise.race([jobs.get(whole)?.done, aborted(signal)]);
      const before = edges === undefined ? undefined : open.get(key);
      if (before) return before;
      const dataset = await wholeOf(whole, signal, onProgress);
      if (edges === undefined) return dataset;
      const cut = cutOf(dataset, edges).dataset;
      open.set(key, cut);
      return cut;
    },
  };
}

function notOpen(key: string): InputError {
  return new InputError(`The data set "${key}" is not open in this page any more; choose it again.`);
}

/** Resolves when a signal is aborted: whoever waits for somebody else's work may stop waiting. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function edgesOf(dataset: Dataset): number {
  return dataset.form === "temporal" ? dataset.graph.src.length : dataset.adjacency.colIdx.length / 2;
}

/** Cuts a data set down, and says so in its name. */
function cutOf(whole: Dataset, edges: number): CutDataset {
  const { dataset, note } = cutDataset(whole, { edges });
  return { note, dataset: dataset === whole ? whole : { ...dataset, name: `${dataset.name}, lecture cut` } };
}
