import type { GpuProgram, GpuWay } from "./program";
import { mostRecords } from "./records";

/** A net that is tried out before it is used. */
export interface Trial {
  /** Takes steps on the first `count` samples and waits for them. */
  take(way: GpuWay, steps: number, count: number): Promise<void>;
  /** Copies the parameters. */
  read(): Promise<Float32Array>;
  /** Puts all back. */
  reset(): void;
}

/** The way that a net's steps take from now on. */
export interface ChosenWay {
  readonly way: GpuWay;
  readonly stepsAtOnce: number; // that may be sent together
  readonly words: string;
}

/** Steps of a try, so many that what sending costs is shared as in training, and how often each way is tried. */
const triedSteps = 32;
const rounds = 3;

/** A dispatch should not hold a device longer, which may have a screen to draw, in milliseconds. */
const longestDispatchMs = 20;

/**
 * Tries both ways of taking steps and takes the faster one; the net is as it was before.
 *
 * One workgroup is taken only where it gives the very bits of the tiled way, so that no number of a run depends on the measuring.
 * A software device takes it wherever the net fits, untried, since every workgroup there costs what thousands of sums do.
 */
export async function chooseWay(
  program: GpuProgram,
  trial: Trial,
  { samples, software, way }: { readonly samples: number; readonly software: boolean; readonly way?: GpuWay },
): Promise<ChosenWay> {
  const tiled: ChosenWay = { way: "tiled", stepsAtOnce: mostRecords, words: "two dispatches a step" };
  if (way === "tiled" || program.loop === undefined || samples === 0) return tiled;
  if (way === "looped") return looped(0);
  /** Returns the milliseconds of a step. */
  const time = async (each: GpuWay, steps: number): Promise<number> => {
    const began = performance.now();
    await trial.take(each, steps, samples);
    return (performance.now() - began) / steps;
  };
  await trial.take("looped", 1, samples); // compiles
  const loopedOnce = await time("looped", 1);
  const loopedBits = await trial.read();
  trial.reset();
  if (software) return looped(loopedOnce);
  await trial.take("tiled", 1, samples);
  await trial.take("tiled", 1, samples);
  const tiledBits = await trial.read();
  trial.reset();
  if (!sameBits(loopedBits, tiledBits) || loopedOnce > longestDispatchMs) return tiled;
  let best = { tiled: Number.POSITIVE_INFINITY, looped: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    best = {
      tiled: Math.min(best.tiled, await time("tiled", triedSteps)),
      looped: Math.min(best.looped, await time("looped", triedSteps)),
    };
  }
  trial.reset();
  return best.looped < best.tiled ? looped(best.looped) : tiled;
}

/** The way of one workgroup, where a step takes so many milliseconds. */
function looped(stepMs: number): ChosenWay {
  const fitting = stepMs > 0 ? Math.floor(longestDispatchMs / stepMs) : mostRecords;
  const stepsAtOnce = Math.max(1, Math.min(mostRecords, fitting));
  return { way: "looped", stepsAtOnce, words: `one dispatch for up to ${stepsAtOnce} steps` };
}

function sameBits(a: Float32Array, b: Float32Array): boolean {
  const x = new Uint32Array(a.buffer, a.byteOffset, a.length);
  const y = new Uint32Array(b.buffer, b.byteOffset, b.length);
  return x.every((word, i) => word === y[i]);
}
