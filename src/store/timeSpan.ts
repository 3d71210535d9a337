import type { DatasetSummary } from "../data/dataset";
import { languages, type Words } from "../words/words";

const day = { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" } as const;

/** Unix seconds of 1980 and 2100: times between them are taken for dates. */
const [earliest, latest] = [315532800, 4102444800];

/** Says from when to when the edges of a data set are, as dates where the times look like Unix seconds. */
export function timeSpan({ firstTime, lastTime }: DatasetSummary, t: Words): string {
  if (firstTime === undefined || lastTime === undefined) return t`none`;
  if (firstTime >= earliest && lastTime <= latest) {
    const dates = new Intl.DateTimeFormat(languages[t.language].locale, day);
    return `${dates.format(firstTime * 1000)} – ${dates.format(lastTime * 1000)}`;
  }
  const write = (time: number): string => time.toLocaleString("en-GB", { maximumFractionDigits: 4 });
  return `${write(firstTime)} – ${write(lastTime)}`;
}
