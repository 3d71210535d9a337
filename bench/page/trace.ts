/** An event of Chromium's tracing, as far as it is read. */
interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number; // microseconds
  readonly args?: { readonly name?: string };
}

/** What the page's main thread did while it was traced. */
export interface MainThreadTasks {
  readonly tasks: number;
  readonly longestMs: number;
  readonly over50Ms: readonly number[]; // durations, longest first
  readonly busyMs: number; // of all tasks together
}

/** A task longer than this is felt: the limit of the Long Tasks specification, in milliseconds. */
const longTaskMs = 50;

/**
 * Sums up the tasks of the page's main thread: of the renderers the one that was busiest.
 *
 * Throws Error where the trace has no main thread of a page.
 */
export function mainThreadTasks(trace: Uint8Array): MainThreadTasks {
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const threads = traceEvents.filter(
    ({ ph, name, args }) => ph === "M" && name === "thread_name" && args?.name === "CrRendererMain",
  );
  const durations = threads.map(({ pid, tid }) =>
    traceEvents
      // One entry for each turn of the thread's loop; what runs within it is told by other names.
      .filter((event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.name.endsWith("RunTask"))
      .map(({ dur = 0 }) => dur / 1000),
  );
  if (durations.length === 0) throw new Error("The trace has no main thread of a page.");
  const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
  const busiest = durations.reduce((a, b) => (sum(b) > sum(a) ? b : a));
  return {
    tasks: busiest.length,
    longestMs: busiest.reduce((most, each) => Math.max(most, each), 0),
    over50Ms: busiest.filter((ms) => ms > longTaskMs).sort((a, b) => b - a),
    busyMs: sum(busiest),
  };
}
