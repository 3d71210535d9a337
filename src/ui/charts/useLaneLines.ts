import { useMemo } from "react";
import type { ChartRow } from "../../store/series";
import type { Line } from "./lines";
import type { ChartLane } from "./useRows";

/** Returns one line a lane for a column of its rows, in the lane's style; the same array as long as the lanes are the same. */
export function useLaneLines(lanes: readonly ChartLane[], key: keyof ChartRow): readonly Line[] {
  const names = lanes.map(({ label }) => label).join("\n");
  const styles = lanes.map(({ style }) => style);
  const own = lanes.filter(({ role }) => role === "lane").length;
  return useMemo(
    () =>
      styles.map((style, lane) => ({
        key,
        lane,
        label: names.split("\n")[lane],
        letter: style.letter,
        colour: style.colour,
        dash: style.dash,
        width: lane < own ? 2.5 : 1.5,
      })),
    // The styles follow from how many lanes and overlays there are.
    [names, own, key],
  );
}
