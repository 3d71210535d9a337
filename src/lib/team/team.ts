import { readAsset } from "../readAsset";
import { createDesk, deskCapacity, sitDown } from "./desk.js";
import { type Member, startMember } from "./startMember";

/** What a team is made of. */
export interface TeamOptions {
  readonly code: URL; // a wasm module that imports its memory as env.memory, shared
  readonly memory: WebAssembly.Memory; // shared
  readonly size: number; // threads, the caller's included
}

/**
 * Threads that work on one shared memory, each with its own instance of one module.
 *
 * The module must not write its static data: every instance puts it in place anew.
 */
export interface Team {
  readonly size: number; // threads, the caller's included
  /** What the caller's own instance exports. */
  readonly exports: WebAssembly.Exports;
  /**
   * Calls an exported function once for each part, on all threads, the caller's included, and returns when all is done.
   *
   * Which thread does which part is left to chance, so parts must not write what others read or write.
   * Every part takes the same number of arguments, none of 64-bit integers. What a part throws comes out as an Error.
   */
  run(job: string, argumentsOf: (part: number) => readonly number[], parts: number): void;
  /** Ends the threads. */
  dispose(): void;
}

/**
 * Starts threads on a shared memory; `undefined` where there are none to be had.
 *
 * That is in a page that is not cross-origin isolated, or where the browser does not let a worker start workers.
 * Must be called in a worker or in Node: the page's main thread may not wait for others.
 */
export async function createTeam({ code, memory, size }: TeamOptions): Promise<Team | undefined> {
  if (typeof SharedArrayBuffer === "undefined" || globalThis.crossOriginIsolated === false) return undefined;
  const module = await WebAssembly.compile(await readAsset(code));
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const names = Object.keys(exports).filter((name) => typeof exports[name] === "function");
  const desk = createDesk();
  const start = { module, memory, desk, jobs: names };
  // A browser may also throw where it does not let a worker start workers: work goes on without them.
  const starting = Array.from({ length: size - 1 }, () => startMember(start).catch(() => undefined));
  const members: readonly (Member | undefined)[] = await Promise.all(starting);
  const dispose = (): void => {
    for (const member of members) member?.end();
  };
  if (members.includes(undefined)) {
    dispose();
    return undefined;
  }
  const seat = sitDown(
    desk,
    names.map((name) => exports[name] as CallableFunction),
  );
  return {
    size,
    exports,
    run(job, argumentsOf, parts) {
      const index = names.indexOf(job);
      if (index < 0) throw new RangeError(`The team's module exports no function "${job}".`);
      let part = 0;
      while (part < parts) {
        const calls: (readonly number[])[] = [];
        for (let room = deskCapacity; part < parts; part++) {
          const call = argumentsOf(part);
          room -= call.length;
          if (room < 0) break;
          calls.push(call);
        }
        seat.lead(index, calls);
      }
    },
    dispose,
  };
}
