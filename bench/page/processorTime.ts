import { readFileSync } from "node:fs";
import { renderers } from "../scale/rendererMemory";

const ticksPerSecond = 100; // USER_HZ of Linux, the same on all machines

/** Watches the processor time of the pages that this process has opened, their workers included; `undefined` where the system does not tell. */
export function watchProcessorTime(): { read(): number } | undefined {
  const pages = process.platform === "linux" ? renderers() : [];
  if (pages.length === 0) return undefined;
  return { read: () => pages.reduce((sum, pid) => sum + processSeconds(pid), 0) };
}

/** Returns user and system time of a process in seconds; 0 where it has ended. */
function processSeconds(pid: number): number {
  try {
    // The name in brackets may hold blanks; utime and stime are the 14th and 15th fields.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return 0;
  }
}
