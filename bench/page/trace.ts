/** An event of Chromium's tracing, as far as it is read. */
interface TraceEvent {
  readonly ph: string;
  readonly name: string;
  readonly cat?: string; // categories, with commas between them
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number; // microseconds that passed
  readonly tdur?: number; // microseconds of processor time
  readonly args?: { readonly name?: string };
}

/** What the page's main thread did while it was traced. */
export interface MainThreadTasks {
  readonly tasks: number;
  readonly busyMs: number; // that passed in all tasks together
  readonly longestMs: number; // that passed in one task, waiting for a processor included
  readonly longestCpuMs: number; // of processor time in one task
  readonly over50Ms: readonly number[]; // that passed, longest first
  readonly over50CpuMs: readonly number[]; // of processor time
}

/** A task longer than this is felt: the limit of the Long Tasks specification, in milliseconds. */
const longTaskMs = 50;

function eventsOf(trace: Uint8Array): readonly TraceEvent[] {
  return (JSON.parse(new TextDecoder().decode(trace)) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents;
}

/** The category of what becomes of each frame. */
export const frameCategory = "disabled-by-default-devtools.timeline.frame";

/** Counts the frames that came to the screen while a page was traced. */
export function shownFrames(trace: Uint8Array): number {
  return eventsOf(trace).filter(
    ({ ph, name, cat = "" }) =>
      ph === "e" && name === "SubmitCompositorFrameToPresentationCompositorFrame" && cat.includes(frameCategory),
  ).length;
}

/**
 * Sums up the tasks of the page's main thread: of the renderers the one that was busiest.
 *
 * Throws Error where the trace has no main thread of a page.
 */
export function mainThreadTasks(trace: Uint8Array): MainThreadTasks {
  const traceEvents = eventsOf(trace);
  const threads = traceEvents.filter(
    ({ ph, name, args }) => ph === "M" && name === "thread_name" && args?.name === "CrRendererMain",
  );
  const tasksOf = threads.map(({ pid, tid }) =>
    // One entry for each turn of the thread's loop; what runs within it is told by other names.
    traceEvents.filter(
      (event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.name === "RunTask",
    ),
  );
  if (tasksOf.length === 0) throw new Error("The trace has no main thread of a page.");
  const sum = (tasks: readonly TraceEvent[]): number => tasks.reduce((total, { dur = 0 }) => total + dur / 1000, 0);
  const busiest = tasksOf.reduce((a, b) => (sum(b) > sum(a) ? b : a));
  const passed = busiest.map(({ dur = 0 }) => dur / 1000).sort((a, b) => b - a);
  const cpu = busiest.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a);
  return {
    tasks: busiest.length,
    busyMs: sum(busiest),
    longestMs: passed[0] ?? 0,
    longestCpuMs: cpu[0] ?? 0,
    over50Ms: passed.filter((ms) => ms > longTaskMs),
    over50CpuMs: cpu.filter((ms) => ms > longTaskMs),
  };
}
