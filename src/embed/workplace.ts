import { release } from "../lib/release";
import type { EmbedKernels, Offset } from "./kernels";
import { giveTeamBack, linkKernels, takeTeam } from "./loadKernels";
import { createPlainKernels } from "./plainKernels";

/** Memory for one piece of work, with the kernels that work on it and the threads that share it. */
export interface Workplace {
  readonly memory: ArrayBufferLike;
  readonly threads: number; // at least 1
  /** Calls a kernel once for each part and returns when all are done; parts must not write what others touch. */
  run<Job extends keyof EmbedKernels>(
    job: Job,
    argumentsOf: (part: number) => Parameters<EmbedKernels[Job]>,
    parts: number,
  ): void;
  /** Gives the memory back; no view of it may be in use any more. */
  close(): void;
}

const alignment = 64; // bytes, a line of the cache

/** Places arrays of so many bytes one behind the other; returns where each starts, and all bytes together. */
export function layOut<Name extends string>(
  lengths: Readonly<Record<Name, number>>,
): { readonly at: Readonly<Record<Name, Offset>>; readonly bytes: number } {
  const at = {} as Record<Name, Offset>;
  let bytes = 0;
  for (const name in lengths) {
    at[name] = bytes;
    bytes += stride(lengths[name]);
  }
  return { at, bytes };
}

/** Rounds a length in bytes up, so that what follows starts on a line of its own. */
export function stride(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

/** Opens memory of so many bytes, its contents undefined: a free team's, else wasm of one thread, else plain. */
export function openWorkplace(bytes: number, options: { readonly plain?: boolean } = {}): Workplace {
  return (options.plain ? undefined : (openTeam(bytes) ?? openWasm(bytes))) ?? openPlain(bytes);
}

function openTeam(bytes: number): Workplace | undefined {
  const taken = takeTeam(bytes);
  if (!taken) return undefined;
  const { team, memory } = taken;
  return {
    memory: memory.buffer,
    threads: team.size,
    run: (job, argumentsOf, parts) => team.run(job, argumentsOf, parts),
    close: giveTeamBack,
  };
}

function openWasm(bytes: number): Workplace | undefined {
  const linked = linkKernels(bytes);
  return linked && alone(linked.memory.buffer, linked.kernels, () => undefined);
}

function openPlain(bytes: number): Workplace {
  const memory = new ArrayBuffer(bytes);
  return alone(memory, createPlainKernels(memory), () => release(new Uint32Array(memory)));
}

function alone(memory: ArrayBufferLike, kernels: EmbedKernels, close: () => void): Workplace {
  return {
    memory,
    threads: 1,
    run(job, argumentsOf, parts) {
      const kernel = kernels[job] as (...given: readonly number[]) => void;
      for (let part = 0; part < parts; part++) kernel(...argumentsOf(part));
    },
    close,
  };
}
