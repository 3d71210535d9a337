import type { RunEvent } from "./protocol";
import type { Stepped } from "./trainer";

/** A run that is asked for event after event. */
export type LaneEvents = AsyncGenerator<RunEvent | Stepped>;

/** Who hears of lanes while they train. */
export interface LaneListener {
  onEvent(lane: number, event: RunEvent): void;
  /** Is waited for at every beat: messages may come in, and events leave. */
  onBeat(): Promise<void>;
  /** All lanes rest; `steps` has the optimizer step of each. */
  onHeld(steps: readonly number[]): void;
  /** Says what stopped a lane. */
  sentence(error: unknown): string;
}

/** One to four runs that train side by side, and the buttons over all of them. */
export interface LaneRun {
  /** Holds as soon as every lane has come as far as the furthest one. */
  pause(): void;
  resume(): void;
  /** Takes one optimizer step in every lane that still trains, and holds. */
  step(): void;
  stop(): void;
  /** Trains until every lane has ended. */
  run(): Promise<void>;
}

/** How long one lane trains before another has its turn, in milliseconds. */
const turnMs = 50;

interface Lane {
  readonly events: LaneEvents;
  steps: number;
  started: boolean; // its data is ready and its net laid out
  ended: boolean;
}

/**
 * Creates the run of several lanes in one worker.
 *
 * The lane with the fewest steps is next, so that all see the same batches at about the same time. Until they train they go one
 * after the other: what the first prepares, the others take over. No number of a lane depends on the turns of the others. `now`
 * is a clock in milliseconds.
 */
export function createLaneRun(
  generators: readonly LaneEvents[],
  listener: LaneListener,
  now: () => number,
  paused = false,
): LaneRun {
  const lanes = generators.map((events): Lane => ({ events, steps: 0, started: false, ended: false }));
  const open = (): readonly Lane[] => lanes.filter(({ ended }) => !ended);
  // A run that starts paused still prepares; it rests at its first optimizer step.
  let holdAt = paused ? 1 : undefined;
  let stopped = false;
  let wake = (): void => undefined;

  const isHeld = (): boolean => holdAt !== undefined && open().every(({ steps }) => steps >= (holdAt ?? 0));
  const furthest = (): number => Math.max(0, ...open().map(({ steps }) => steps));
  const nextLane = (): Lane =>
    open().find(({ started }) => !started) ?? open().reduce((a, b) => (b.steps < a.steps ? b : a));

  /** Trains one lane until its time is up, it has come as far as it may, or it has ended. */
  const takeTurn = async (lane: Lane): Promise<void> => {
    const index = lanes.indexOf(lane);
    const began = now();
    try {
      while (!stopped) {
        const { value, done } = await lane.events.next();
        if (done) {
          lane.ended = true;
          return;
        }
        if (value.type !== "stepped") {
          listener.onEvent(index, value);
          if (value.type === "started") lane.started = true;
          // Compilation may take seconds without a beat: the page must hear of it before.
          if (value.type === "progress" && value.stage === "compiling") await listener.onBeat();
          continue;
        }
        lane.steps = value.step;
        await listener.onBeat();
        if (holdAt === undefined ? now() - began < turnMs : lane.steps < holdAt) continue;
        // What is queued on the device is this lane's to wait for.
        if (open().length > 1) await value.rest();
        return;
      }
    } catch (error) {
      lane.ended = true;
      if (!stopped) listener.onEvent(index, { type: "failed", message: listener.sentence(error) });
    }
  };

  return {
    pause: () => {
      holdAt = furthest();
    },
    resume: () => {
      holdAt = undefined;
      wake();
    },
    step: () => {
      holdAt = furthest() + 1;
      wake();
    },
    stop: () => {
      stopped = true;
      wake();
    },
    run: async () => {
      while (!stopped && open().length > 0) {
        if (isHeld()) {
          const woken = new Promise<void>((resolve) => {
            wake = resolve;
          });
          listener.onHeld(lanes.map(({ steps }) => steps));
          await woken;
          continue;
        }
        await takeTurn(nextLane());
      }
      for (const [index, lane] of lanes.entries()) {
        if (lane.ended) continue;
        await lane.events.return(undefined);
        listener.onEvent(index, { type: "stopped", step: lane.steps });
      }
    },
  };
}
