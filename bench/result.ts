import type { BackendInfo } from "../src/ops/backendInfo";
import { type Budget, type Contestant, race, type Timing } from "./measure";
import type { Comparison, UnitAmounts } from "./rows/comparison";
import { pairedRatios, type Spread, spread } from "./statistics";

/** The time of one side, per step of its row. */
export interface SideResult {
  readonly stepMs: Spread;
  readonly firstUnitMs: number; // with compilation, not in `stepMs`
  readonly repeats: readonly number[]; // ms per step
}

/** One stock way beside the lab's. */
export interface StockResult {
  readonly label: string;
  readonly missing?: string; // why it was not measured
  readonly time?: SideResult;
  readonly ratio?: Spread; // stock time / lab time, repeat by repeat
}

/** All that was measured of one row. */
export interface RowResult {
  readonly title: string;
  readonly step: string; // what `stepMs` is of
  readonly ours: SideResult;
  readonly perSecond: UnitAmounts; // of the lab, at its median
  readonly stock: readonly StockResult[];
}

/** Measures a comparison: the lab's way and every stock way that runs here, in turns. */
export async function measureRow(comparison: Comparison, backend: BackendInfo, budget: Budget): Promise<RowResult> {
  const { title, step, amounts } = comparison;
  const steps = amounts[step];
  const opened: { label: string; way: Contestant | string }[] = [];
  const contestants = [await comparison.ours(backend)];
  try {
    for (const { label, open } of comparison.stock) {
      const way = open(backend);
      opened.push({ label, way });
      if (typeof way !== "string") contestants.push(way);
    }
    const [oursTiming, ...stockTimings] = await race(contestants, budget);
    if (oursTiming.failure) throw new Error(`${title}: ${oursTiming.failure}`);
    const ours = sideResult(oursTiming, steps);
    const stock = opened.map(({ label, way }): StockResult => {
      if (typeof way === "string") return { label, missing: way };
      const timing = stockTimings.shift()!;
      if (timing.failure) return { label, missing: `it fails with "${timing.failure}"` };
      const time = sideResult(timing, steps);
      return { label, time, ratio: spread(pairedRatios(time.repeats, ours.repeats)) };
    });
    const seconds = ours.stepMs.median / 1000;
    const perSecond = Object.fromEntries(
      Object.entries(amounts).map(([name, amount]) => [name, amount / steps / seconds]),
    );
    return { title, step, ours, perSecond, stock };
  } finally {
    for (const contestant of contestants) contestant.dispose();
  }
}

function sideResult({ firstMs, unitMs }: Timing, steps: number): SideResult {
  const repeats = unitMs.map((milliseconds) => milliseconds / steps);
  return { stepMs: spread(repeats), firstUnitMs: firstMs, repeats };
}
