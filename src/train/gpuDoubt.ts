import type { LaneEvents } from "./lanes";

/**
 * Passes a run on a GPU on, but holds back how it fails until a fault of the GPU would have been heard of.
 *
 * What a faulty GPU makes of a run, such as a loss that is no number or a buffer that cannot be read, is not told at all: the
 * fault is, and the run goes on elsewhere.
 */
export async function* doubtFailure(
  events: LaneEvents,
  isFaulty: () => boolean,
  wait: () => Promise<void>,
): LaneEvents {
  const hold = async (): Promise<void> => {
    await wait();
    if (isFaulty()) await new Promise(() => undefined); // the page replaces the worker
  };
  try {
    for await (const event of events) {
      if (event.type === "failed") await hold();
      yield event;
    }
  } catch (error) {
    await hold();
    throw error;
  }
}
