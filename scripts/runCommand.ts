import { type ChildProcess, spawn } from "node:child_process";

/** How a command ended. */
export interface Ending {
  readonly ok: boolean;
  readonly reason: string; // in words, e.g. "exit code 1"
}

const running = new Set<ChildProcess>();

/** Stops a command and all that it started. */
function stop(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    // The command leads a process group of its own (see `detached`), which its browsers and workers belong to.
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    for (const child of running) stop(child);
    process.exit(130);
  });
}

/** Runs a program with its output shown, and stops it after a number of minutes. */
export function runCommand(
  command: string,
  words: readonly string[],
  { minutes, env = {} }: { readonly minutes: number; readonly env?: Readonly<Record<string, string>> },
): Promise<Ending> {
  return new Promise((settle) => {
    const child = spawn(command, words, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
      detached: process.platform !== "win32",
    });
    running.add(child);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop(child);
    }, minutes * 60_000);
    const end = (ok: boolean, reason: string): void => {
      clearTimeout(timer);
      running.delete(child);
      settle({ ok, reason: late ? `stopped after ${minutes} minutes` : reason });
    };
    child.on("error", (error) => end(false, error.message));
    child.on("close", (code, signal) => end(code === 0, signal ? `ended by ${signal}` : `exit code ${code}`));
  });
}

/** Runs one of the project's own tools by the path of its script under node_modules. */
export function runTool(
  script: string,
  words: readonly string[],
  options: { readonly minutes: number; readonly env?: Readonly<Record<string, string>> },
): Promise<Ending> {
  return runCommand(process.execPath, [`node_modules/${script}`, ...words], options);
}
