import type { TemporalGraph } from "../graph/temporal";

/** From so many edges a time stamp on, times look rounded. */
const coarseEdges = 1000;

/** Returns a sentence where few time stamps carry many edges, for walks cannot go on within one. */
export function coarseTimesNote({ time }: TemporalGraph): string | undefined {
  let stamps = 0;
  for (let e = 0; e < time.length; e++) if (e === 0 || time[e] !== time[e - 1]) stamps++;
  if (time.length < coarseEdges * stamps) return undefined;
  return `The file's times are coarse (${time.length} edges share ${stamps} time stamps, and no walk goes on within one); if they were rounded, turn on "Spread coarse times" (spreadTimes).`;
}
