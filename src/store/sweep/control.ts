import { compactRun } from "../../sweep/record";
import type { SweepRecord } from "../../sweep/types";
import { keyAtHand } from "../data/atHand";
import { createCellRunner, type Ending } from "./cellRunner";
import { createOwnership } from "./ownership";
import {
  beginCell,
  cellsLeft,
  createQueue,
  interruptCell,
  loseCell,
  nextCell,
  type Queue,
  recordCell,
  retryFailed,
} from "./queue";
import type { SweepHeader, SweepState } from "./state";
import { createThrottle } from "./throttle";
import type { SweepControl, SweepWorld } from "./world";

/** Redraws are at least so far apart, in milliseconds: eight a second. */
const redrawEvery = 125;

/** A lost engine is started anew after so many milliseconds for each time that the run has lost one. */
const breath = 400;

/** Creates the control; every change of the queue goes through the pure functions of `queue.ts`. */
export function createSweepControl(world: SweepWorld): SweepControl {
  const { lab, archive } = world;
  let header: SweepHeader | undefined;
  let queue: Queue = createQueue([], []);
  let seconds: ReadonlyMap<string, number> = new Map();
  let fails = 0; // runs in a row that were given up
  let sentence: string | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined; // before a lost engine is started anew
  let onClosed: (() => void) | undefined;

  const keep = (work: Promise<void>): void => void work.catch(world.onUnkept);
  const change = (part: Partial<SweepHeader>): void => {
    if (!header) return;
    header = { ...header, ...part };
    keep(archive.saveHeader(header));
  };
  const keyOf = (dataset: string): string | undefined => keyAtHand(dataset, header?.sources[dataset], lab.getState());
  const isAtHand = (dataset: string): boolean => keyOf(dataset) !== undefined;

  const stateNow = (): SweepState => {
    if (cellsLeft(queue) === 0) return "complete";
    if (ownership.elsewhere) return "elsewhere";
    if (runner.hold !== "none") return runner.hold;
    if (header?.status !== "going") return header?.status ?? "paused";
    if (queue.current !== undefined) return "running";
    if (!nextCell(queue, isAtHand)) return "without data";
    return runner.hasEngine || rest !== undefined || !ownership.owned ? "starting" : "engine taken";
  };
  const show = createThrottle(redrawEvery, () => {
    if (!header) return world.show(undefined);
    const { cells, records, lost } = queue;
    const wanted = new Set(cells.filter(({ id }) => !records.has(id)).map(({ dataset }) => dataset));
    const missing = [...wanted].filter((dataset) => !isAtHand(dataset));
    const { current } = runner;
    world.show({ header, cells, records, seconds, state: stateNow(), current, missing, lost, sentence });
  });

  /** Begins the next run where a person wants it, the sweep is this tab's, and data and engine are there. */
  const pump = (): void => {
    if (header?.status !== "going" || queue.current !== undefined || rest !== undefined || !ownership.owned) return;
    const cell = nextCell(queue, isAtHand);
    const key = cell && keyOf(cell.dataset);
    if (cell && key !== undefined) {
      // Noted first: starting an engine changes the page's state, which may wake this very function.
      queue = beginCell(queue, cell.id);
      if (!runner.begin(cell, key, header.backend)) queue = interruptCell(queue);
      return;
    }
    runner.giveBack();
    if (cellsLeft(queue) > 0) return;
    change({ status: "paused" });
    ownership.release();
  };
  /** The worker is at no run of the sweep any more: goes on, or lets go of the engine. */
  const settle = (): void => {
    if (header?.status !== "going") {
      runner.giveBack();
      if (header?.status === "cancelled") ownership.release();
    }
    const closed = onClosed;
    onClosed = undefined;
    closed?.();
    pump();
  };
  const record = (entry: SweepRecord): void => {
    queue = recordCell(queue, entry);
    if (!header) return;
    keep(archive.saveRecords(header.id, [entry]));
    change({ finished: queue.records.size });
  };
  /** Records a run that failed; where so many failed in a row, the fault is not theirs. */
  const fail = (entry: SweepRecord, message: string, most: number): void => {
    record(entry);
    fails += 1;
    if (fails < most || header?.status !== "going") return;
    change({ status: "paused" });
    sentence = `The sweep paused because ${fails} runs in a row failed. ${message}`;
  };
  const lose = (message: string): void => {
    const tries = queue.tries.get(queue.current ?? "") ?? 0;
    const { queue: next, failed } = loseCell(queue, message);
    queue = next;
    if (failed) fail(failed, message, 2);
    clearTimeout(rest);
    rest = setTimeout(
      () => {
        rest = undefined;
        pump();
        show.now();
      },
      breath * (tries + 1),
    );
    settle();
    show.now();
  };
  const finish = ({ cell, events, last, seconds: measured }: Ending): void => {
    const started = events.find((event) => event.type === "started");
    // What diverges does so each time, and is a result; but for a GPU that computes nonsense before it is lost.
    const diverged = last.type === "failed" && last.diverged && started?.backend.id !== "webgpu";
    if (last.type === "failed" && started && !diverged) {
      // What fails in the middle may be the engine's fault, which does not always say so itself.
      runner.restartEngine();
      lose(last.message);
      return;
    }
    queue = interruptCell(queue);
    // A file may go by another key now: the record tells of the sweep's.
    const own = events.map((event) => (event.type === "started" ? { ...event, spec: cell.spec } : event));
    const compact = compactRun(cell, own);
    if (compact) {
      if (started && header && !header.backend) header = { ...header, backend: started.backend.id };
      seconds = new Map(seconds).set(cell.id, measured);
      if (last.type === "failed" && !diverged) fail(compact, last.message, 5);
      else {
        record(compact);
        fails = 0;
      }
    }
    settle();
    if (queue.current === undefined) show.now();
    else show.soon();
  };
  const stop = (): void => {
    if (queue.current === undefined) settle();
    else runner.stop();
    show.now();
  };
  const runner = createCellRunner((guest) => lab.getState().borrowEngine(guest), world.now, {
    onProgress: () => show.soon(),
    onHeld: () => show.now(),
    onEnd: finish,
    onLost: lose,
    onWanted: () => {
      change({ status: "paused" });
      sentence = "The sweep made way for a run on the Run view. Resume it when that run has ended.";
      stop();
    },
  });

  /** Reads what is kept of the open sweep, by this tab or another. */
  const reread = async (): Promise<void> => {
    if (!header) return;
    const { id } = header;
    const [found, headers] = await Promise.all([archive.records(id), archive.list()]).catch(() => [[], []]);
    if (header?.id !== id || queue.current !== undefined) return;
    const { tries, lost } = queue;
    queue = { ...createQueue(queue.cells, [...queue.records.values(), ...found]), tries, lost };
    const { status, backend } = headers.find((one) => one.id === id) ?? header;
    header = { ...header, backend: header.backend ?? backend, finished: queue.records.size };
    if (ownership.elsewhere) header = { ...header, status };
    show.now();
  };
  const ownership = createOwnership(world.locks, reread, () => {
    if (ownership.owned) change({});
    pump();
    show.now();
  });

  const close = async (): Promise<void> => {
    if (header?.status === "going" && !ownership.elsewhere) change({ status: "paused" });
    if (queue.current !== undefined) {
      await new Promise<void>((resolve) => {
        onClosed = resolve;
        stop();
      });
    }
    clearTimeout(rest);
    rest = undefined;
    runner.giveBack(); // a sweep that rests after a loss still has the engine
    ownership.release();
    header = undefined;
    queue = createQueue([], []);
    show.now();
  };
  const resume = (): void => {
    if (!header) return;
    sentence = undefined;
    fails = 0;
    header = { ...header, status: "going" };
    runner.resume();
    ownership.take(header.id);
    show.now();
  };
  return {
    open: async (next, cells, records) => {
      await close();
      header = next;
      queue = createQueue(cells, records);
      seconds = new Map();
      sentence = undefined;
      if (next.status === "going") resume();
      else show.now();
    },
    close,
    pause: () => {
      if (header?.status !== "going" || ownership.elsewhere) return;
      change({ status: "paused" });
      runner.pause();
      if (queue.current === undefined) stop();
      else show.now();
    },
    resume,
    cancel: () => {
      change({ status: "cancelled" });
      sentence = undefined;
      stop();
    },
    retry: () => {
      const again = retryFailed(queue);
      const cells = [...queue.records.keys()].filter((cell) => !again.records.has(cell));
      queue = again;
      if (header) keep(archive.removeRecords(header.id, cells));
      resume();
    },
    wake: () => {
      pump();
      show.now();
    },
    refresh: async () => {
      if (ownership.elsewhere) await reread();
    },
  };
}
