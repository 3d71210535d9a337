import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readSweep } from "../../src/cli/merge";
import { InputError } from "../../src/lib/inputError";
import { mergeSweeps } from "../../src/sweep/merge";
import type { SweepFile } from "../../src/sweep/types";

/** A sweep over one data set, to be run in several processes. */
export interface ShardedSweep {
  readonly id: string; // data set
  readonly folder: string; // of its prepared file
  readonly parts: string; // folder of what is finished
  readonly jobs: number;
  readonly words: readonly string[]; // options of `sweep`
}

/** Tells that a person stopped a sweep; what is finished is kept. */
export class Stopped extends Error {}

const running = new Set<ChildProcess>();

/** Passes Ctrl-C and a request to end on to the processes that train, which keep what they have finished. */
export function passStopOn(): void {
  // A terminal sends Ctrl-C to them itself.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => {
    for (const child of running) child.kill("SIGINT");
  });
}

function runWorker({ id, folder, words }: ShardedSweep, part: string, shard: string): Promise<number | null> {
  const script = new URL("./worker.ts", import.meta.url).pathname;
  const options = ["--data", id, ...words, "--json", part, "--shard", shard, "--resume"];
  const child = spawn(process.execPath, [...process.execArgv, script, folder, ...options], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  running.add(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      resolve(code);
    });
  });
}

/** Returns what earlier calls have finished of a data set, whatever their number of jobs. */
function finishedParts(parts: string, id: string): SweepFile | undefined {
  if (!existsSync(parts)) return undefined;
  const names = readdirSync(parts).filter((name) => name.startsWith(`${id}.`) && name.endsWith(".json"));
  const paths = names.map((name) => join(parts, name));
  return paths.length > 0 ? mergeSweeps(paths.map(readSweep), paths).file : undefined;
}

/**
 * Runs a sweep in as many processes as jobs, from where an earlier call has come, and puts the shards together.
 *
 * @throws Stopped where a person stopped it, InputError where a process could not go on.
 */
export async function runShards(sweep: ShardedSweep): Promise<SweepFile> {
  const { id, parts, jobs } = sweep;
  mkdirSync(parts, { recursive: true });
  const earlier = finishedParts(parts, id);
  const shards = Array.from({ length: jobs }, (_, i) => ({
    name: `${i + 1}/${jobs}`,
    path: join(parts, `${id}.${i + 1} of ${jobs}.json`),
    shard: { index: i + 1, count: jobs },
  }));
  if (earlier) for (const { path, shard } of shards) writeFileSync(path, JSON.stringify({ ...earlier, shard }));
  const codes = await Promise.all(shards.map(({ name, path }) => runWorker(sweep, path, name)));
  if (codes.includes(130)) throw new Stopped();
  if (codes.some((code) => code !== 0)) {
    throw new InputError(
      `A process that trained on ${id} ended with code ${codes.join(", ")}; what it finished is kept.`,
    );
  }
  return mergeSweeps(
    shards.map(({ path }) => readSweep(path)),
    shards.map(({ path }) => path),
  ).file;
}
