import type { BackendInfo } from "../ops/backendInfo";
import type { Comparison, Way } from "./comparison";
import { type Copying, openCopy } from "./copyBandwidth";
import { countDispatches } from "./countDispatches";
import { labWays } from "./labWays";
import { type Budget, type Contestant, race, type Timing } from "./measure";
import type { CopyResult, RowResult, SideTime, WayResult } from "./rowResult";
import { pairedRatios, spread } from "./statistics";
import { stockWays } from "./stockWays";

/** What measuring a row may be given. */
export interface RowOptions {
  readonly backend: BackendInfo;
  readonly threads?: number; // of the lab's way on threads, on wasm; as many as are useful where left out
  readonly budget: Budget;
  /** Ways that only this program has. */
  readonly moreWays?: (comparison: Comparison) => readonly Way[];
  readonly onTurn?: (done: number, all: number) => void;
}

/** Opens a way; returns a sentence where it fails, as for want of memory: the others are measured all the same. */
async function openOrSayWhyNot(way: Way, backend: BackendInfo): Promise<Contestant | string> {
  try {
    return await way.open(backend);
  } catch (error) {
    return `it fails with "${error instanceof Error ? error.message : String(error)}"`;
  }
}

/** Measures a row: the lab's way and every other that runs here, in turns. */
export async function measureRow(id: string, comparison: Comparison, options: RowOptions): Promise<RowResult> {
  const { backend, threads, budget, moreWays = () => [], onTurn } = options;
  const { title, step, amounts, work, note } = comparison;
  const [first, ...more] = labWays(work, backend, threads);
  const others = [...more, ...stockWays(work), ...moreWays(comparison)];
  const contestants: Contestant[] = [];
  try {
    const lab = await first.open(backend);
    if (typeof lab === "string") throw new Error(`${title}: ${lab}`);
    contestants.push(lab);
    const opened: { way: Way; contestant: Contestant | string }[] = [];
    for (const way of others) {
      const contestant = await openOrSayWhyNot(way, backend);
      opened.push({ way, contestant });
      if (typeof contestant !== "string") contestants.push(contestant);
    }
    const copying = "bytes" in amounts ? openCopy() : undefined;
    if (copying) contestants.push(copying);
    const timings = await race(contestants, budget, onTurn);
    if (timings[0].failure) throw new Error(`${title}: ${timings[0].failure}`);
    const steps = amounts[step];
    const time = sideTime(timings[0], steps);
    const dispatches = async (contestant: Contestant): Promise<{ dispatchesPerStep?: number }> => {
      if (backend.id !== "webgpu") return {};
      const count = await countDispatches(() => contestant.run(1));
      return count === undefined ? {} : { dispatchesPerStep: count / steps };
    };
    const ways: WayResult[] = [];
    for (const { way, contestant } of opened) {
      const about = { side: way.side, label: way.label };
      if (typeof contestant === "string") {
        ways.push({ ...about, missing: contestant });
        continue;
      }
      const timing = timings[contestants.indexOf(contestant)];
      if (timing.failure) {
        ways.push({ ...about, missing: `it fails with "${timing.failure}"` });
        continue;
      }
      const other = sideTime(timing, steps);
      const ratio = spread(pairedRatios(other.repeats, time.repeats));
      const dispatched = way.side === "torch" ? {} : await dispatches(contestant);
      ways.push({ ...about, time: other, ratio, ...dispatched });
    }
    const seconds = time.stepMs.median / 1000;
    return {
      id,
      title,
      step,
      ...(note === undefined ? {} : { note }),
      lab: time,
      perSecond: Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, amount / steps / seconds])),
      ...(await dispatches(lab)),
      ways,
      copy: copying && copyResult(copying, timings[contestants.indexOf(copying)], amounts.bytes / steps, time),
    };
  } finally {
    for (const contestant of contestants) contestant.dispose();
  }
}

function sideTime({ firstMs, unitMs }: Timing, steps: number): SideTime {
  const repeats = unitMs.map((milliseconds) => milliseconds / steps);
  return { stepMs: spread(repeats), firstUnitMs: firstMs, repeats };
}

function copyResult({ bytes }: Copying, timing: Timing, stepBytes: number, lab: SideTime): CopyResult | undefined {
  if (timing.failure) return undefined;
  const rates = timing.unitMs.map((milliseconds) => (1000 * bytes) / milliseconds);
  const own = lab.repeats.map((milliseconds) => (1000 * stepBytes) / milliseconds);
  return { bytesPerSecond: spread(rates), share: spread(pairedRatios(own, rates)) };
}
