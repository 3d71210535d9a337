const counts = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const SPACE = "\u00a0"; // keeps a number and its unit on one line

/** Writes a whole number with thousands separators: 2,176. */
export function formatCount(value: number): string {
  return counts.format(value);
}

/** Writes a fraction of 1 as percent: 91.2 %. */
export function formatPercent(fraction: number, digits = 1): string {
  return `${(100 * fraction).toFixed(digits)}${SPACE}%`;
}

/** Writes a mean of fractions of 1 as percent with its deviation in points, where there are two or more: 91.2 % ± 0.4. */
export function formatSpread({ count, mean, deviation }: { count: number; mean: number; deviation: number }): string {
  return count < 2 ? formatPercent(mean) : `${formatPercent(mean)} ± ${(100 * deviation).toFixed(1)}`;
}

/** Writes a fraction of 1 as percent with no more decimals than it has, four at most: 90 %, 98.4375 %. */
export function formatShare(fraction: number): string {
  return `${Number((100 * fraction).toFixed(4))}${SPACE}%`;
}

/** Converts a fraction of 1 to percent without the tails of binary arithmetic: 0.07 gives 7. */
export function percentOf(fraction: number): number {
  return Number((100 * fraction).toPrecision(12));
}

const prefixes = ["", "k", "M", "G", "T", "P", "E"] as const;

/** Writes a large number with three figures and an SI prefix: 1.23 G. */
export function formatShort(value: number): string {
  if (!Number.isFinite(value)) return "–";
  let power = 0;
  let scaled = Math.abs(value);
  // 999.5 would be written as 1000, so it takes the next prefix.
  while (scaled >= 999.5 && power < prefixes.length - 1) {
    scaled /= 1000;
    power++;
  }
  const figures = scaled === 0 ? "0" : String(Number(scaled.toPrecision(3)));
  return `${value < 0 ? "−" : ""}${figures}${prefixes[power] && SPACE + prefixes[power]}`;
}

/** Writes a number of floating-point operations: 1.23 GFLOPs. */
export function formatFlops(flops: number): string {
  const short = formatShort(flops);
  return /\d$/.test(short) ? `${short}${SPACE}FLOPs` : `${short}FLOPs`;
}

/** Writes a size of a file or of memory: 950 bytes, 3.6 MB, 1.2 GB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  let scaled = bytes / 1000;
  let unit = 0;
  for (; scaled >= 999.5 && unit < units.length - 1; unit++) scaled /= 1000;
  return `${scaled < 9.95 ? scaled.toFixed(1) : scaled.toFixed(0)}\u00a0${units[unit]}`;
}

/** Writes a duration: 0.84 s, 12.3 s, 2 min 5 s, 1 h 3 min. */
export function formatSeconds(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–";
  if (seconds < 9.995) return `${seconds.toFixed(2)}\u00a0s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)}\u00a0s`;
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return `${hours}\u00a0h ${minutes}\u00a0min`;
  return `${minutes}\u00a0min ${whole % 60}\u00a0s`;
}

/** Writes how long something will still take, no more exactly than it can be known: about 20 s. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1) return `under 1\u00a0s`;
  if (seconds < 10) return `about ${Math.ceil(seconds)}\u00a0s`;
  if (seconds < 90) return `about ${5 * Math.ceil(seconds / 5)}\u00a0s`;
  if (seconds < 5400) return `about ${Math.ceil(seconds / 60)}\u00a0min`;
  return `about ${(seconds / 3600).toFixed(1)}\u00a0h`;
}

/** Shortens a citation to authors, year and number: what stands between is its title. */
export function shortCitation(citation: string): string {
  const parts = citation.split(", ");
  return parts.length > 2 ? `${parts[0]}, ${parts[parts.length - 1]}` : citation;
}

/** Writes part / whole as the lab states savings: 1/8.2 where the part is smaller, else 1.3 times; near 1 with two decimals. */
export function formatRatio(part: number, whole: number): string {
  if (!(part > 0) || !(whole > 0)) return "–";
  const times = whole / part;
  const digits = (more: number): number => (more < 1.095 ? 2 : more < 9.95 ? 1 : 0);
  if (times >= 1.005) return `1/${times.toFixed(digits(times))}`;
  return times > 0.995 ? "the same" : `${(1 / times).toFixed(Math.max(1, digits(1 / times)))} times`;
}

/** Writes the day of a time in ISO 8601, which every language reads alike: 2026-11-24. */
export function formatDay(time: string): string {
  return time.slice(0, 10);
}
