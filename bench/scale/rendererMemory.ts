import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { InputError } from "../../src/lib/inputError";

/** Reads a file of a process that may just have ended; "" then. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** Lists the processes that run pages and their workers, in browsers that this process started. */
export function renderers(): number[] {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  // The fourth field; the second, a name in brackets, may hold blanks.
  const parents = new Map(processes.map((pid) => [pid, Number(read(pid, "stat").split(") ").pop()?.split(" ")[1])]));
  const isOurs = (pid: number): boolean => {
    for (let at = parents.get(pid); at; at = parents.get(at)) if (at === process.pid) return true;
    return false;
  };
  return processes.filter((pid) => read(pid, "cmdline").includes("--type=renderer") && isOurs(pid));
}

/** Watches the resident memory of the largest page; throws InputError where the system does not tell (Linux does). */
export function watchRenderers(): { take(): number } {
  const pages = process.platform === "linux" ? renderers() : [];
  if (pages.length === 0) throw new InputError("The memory of the page can only be measured on Linux.");
  return {
    take: () => {
      const peaks = pages.map((pid) => {
        const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(pid, "status"))?.[1] ?? "0";
        // Forgets the high-water mark: the next one is that of what comes.
        writeFileSync(`/proc/${pid}/clear_refs`, "5");
        return Number(kilobytes) * 1024;
      });
      return Math.max(...peaks);
    },
  };
}
