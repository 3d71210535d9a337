import type { GraphSample } from "../../train/graph/messages";
import type { Words } from "../../words/words";

/** Unix seconds of 1980 and 2100: times between them are taken for dates. */
const [earliest, latest] = [315532800, 4102444800];

/** Returns how times of a sample are written: as dates where all look like Unix seconds, else as numbers. */
export function timeWriter({ firstTime, pairs }: GraphSample, t: Words): (time: number) => string {
  const known = [...firstTime, ...pairs.last].filter((time) => !Number.isNaN(time));
  const locale = t.language === "zh" ? "zh-CN" : "en-GB";
  if (known.length > 0 && known.every((time) => time >= earliest && time <= latest)) {
    const dates = new Intl.DateTimeFormat(locale, {
      year: "numeric",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "UTC",
    });
    return (time) => (Number.isNaN(time) ? "–" : dates.format(time * 1000));
  }
  return (time) => (Number.isNaN(time) ? "–" : time.toLocaleString(locale, { maximumFractionDigits: 4 }));
}
