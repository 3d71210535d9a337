import { useSweep } from "../sweep/sweep";
import { readSweep } from "./sweepWords";
import type { LinkProblem, Wishes } from "./wishes";

/** Sets a sweep up as a link asks for it, starts it where the link says so, and returns what cannot be had. */
export function openSweepLink(wishes: Wishes, run: boolean): readonly LinkProblem[] {
  const { form, problems } = readSweep(wishes);
  useSweep.getState().setForm(form);
  if (run) startOnceReady();
  return problems;
}

/** Starts the sweep as soon as it is known whether an earlier one goes on, which would go before it. */
function startOnceReady(): void {
  const { ready, open, start } = useSweep.getState();
  if (!ready) {
    const stop = useSweep.subscribe((state) => {
      if (!state.ready) return;
      stop();
      startOnceReady();
    });
  } else if (open === undefined) void start();
}
