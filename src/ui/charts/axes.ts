import { formatCount, formatShort } from "../../lib/format";
import type { BackendInfo } from "../../ops/backendInfo";
import { conventionLabels } from "../../store/sentence";
import type { AxisId, ConventionId } from "../../store/series";
import type { Words } from "../../words/words";

/** The names of the horizontal axes in the order of the choice. */
export const axisLabels: Readonly<Record<AxisId, string>> = { epoch: "Epoch", flops: "FLOPs", seconds: "Seconds" };

/** What a curve is drawn over, where the choice of the axis is out of sight. */
export const axisPlaces: Readonly<Record<AxisId, string>> = {
  epoch: "over epochs",
  flops: "over FLOPs",
  seconds: "over seconds",
};

/** Names the horizontal axis in full: FLOPs are counted, seconds measured, and it says how. */
export function axisTitle(axis: AxisId, convention: ConventionId, backend: BackendInfo | undefined, t: Words): string {
  switch (axis) {
    case "epoch":
      return t`Epoch`;
    case "flops":
      return t`Training FLOPs, counted (${t.of(conventionLabels[convention])})`;
    case "seconds":
      return backend ? t`Seconds of training, measured on ${backend.id}` : t`Seconds of training, measured`;
    default:
      return axis satisfies never;
  }
}

/** Writes one value of the horizontal axis. */
export function axisValue(axis: AxisId, value: number): string {
  switch (axis) {
    case "epoch":
      return formatCount(value);
    case "flops":
      return formatShort(value);
    case "seconds":
      return value < 10 ? String(Number(value.toFixed(2))) : value.toFixed(1);
    default:
      return axis satisfies never;
  }
}
