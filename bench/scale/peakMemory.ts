import { readFileSync, writeFileSync } from "node:fs";

/** Where a peak is taken from: since the last look (Linux), or since the process began (elsewhere). */
export type PeakScope = "stage" | "process";

/** Watches the resident memory of this process. */
export interface PeakWatch {
  readonly scope: PeakScope;
  /** Returns the most memory held since the last look, in bytes, and begins anew where the system can. */
  take(): number;
}

/** Creates a watch; Linux keeps the high-water mark and forgets it when told to. */
export function watchPeak(): PeakWatch {
  const forget = (): boolean => {
    try {
      writeFileSync("/proc/self/clear_refs", "5");
      return true;
    } catch {
      return false;
    }
  };
  if (!forget()) return { scope: "process", take: () => process.resourceUsage().maxRSS * 1024 };
  return {
    scope: "stage",
    take: () => {
      const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
      forget();
      return Number(kilobytes) * 1024;
    },
  };
}
