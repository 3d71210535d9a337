import type { SideId, UnitAmounts } from "./comparison";
import type { Spread } from "./statistics";

/** The time of one way, per step of its row. */
export interface SideTime {
  readonly stepMs: Spread;
  readonly firstUnitMs: number; // with compilation, not in `stepMs`
  readonly repeats: readonly number[]; // ms per step
}

/** A way beside the lab's first one. */
export interface WayResult {
  readonly side: SideId;
  readonly label: string;
  readonly missing?: string; // why it was not measured
  readonly time?: SideTime;
  readonly ratio?: Spread; // its time / the lab's time, repeat by repeat
  readonly dispatchesPerStep?: number; // WebGPU only
}

/** A large copy of memory, measured in the same rounds. */
export interface CopyResult {
  readonly bytesPerSecond: Spread; // read and written
  readonly share: Spread; // the lab's bytes per second / those of the copy, repeat by repeat
}

/** All that was measured of one row. */
export interface RowResult {
  readonly id: string;
  readonly title: string;
  readonly step: string; // what `stepMs` is of
  readonly note?: string; // in what the sides differ beside speed
  readonly lab: SideTime;
  readonly perSecond: UnitAmounts; // of the lab, at its median
  readonly dispatchesPerStep?: number; // of the lab, WebGPU only
  readonly ways: readonly WayResult[];
  readonly copy?: CopyResult; // of rows that count bytes
}

/** Returns the fastest way of a side that was measured: the opponent that counts. */
export function fastest(
  { ways }: RowResult,
  side: SideId,
): (WayResult & { time: SideTime; ratio: Spread }) | undefined {
  const measured = ways.flatMap((way) =>
    way.side === side && way.time && way.ratio ? [{ ...way, time: way.time, ratio: way.ratio }] : [],
  );
  return measured.sort((a, b) => a.time.stepMs.median - b.time.stepMs.median)[0];
}
