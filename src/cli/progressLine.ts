import { formatTimeLeft } from "../lib/format";

/** Where progress is shown: in a terminal one line that is written over, elsewhere a line every ten seconds. */
export interface ProgressLine {
  /** Shows how far a stage is; `secondsLeft` where it is known. */
  show(stage: string, fraction: number, secondsLeft?: number): void;
  /** Writes a line that stays in a log and is written over in a terminal. */
  pass(line: string): void;
  /** Writes a line that stays. */
  write(line: string): void;
  /** Takes the line of progress away. */
  clear(): void;
}

const quietMs = 10_000;

/** Writes a fraction of 1 as percent, in plain characters. */
export function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)} %`;
}

/** Creates the progress line of standard error; a log is not filled with it, and a short run there says nothing. */
export function createProgressLine(
  stream: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stderr,
  now: () => number = () => performance.now(),
): ProgressLine {
  let said = now();
  let shown = false;
  const clear = (): void => {
    if (stream.isTTY && shown) stream.write("\r\x1b[K");
    shown = false;
  };
  return {
    show: (stage, fraction, secondsLeft) => {
      if (!stream.isTTY && now() - said < quietMs) return;
      said = now();
      const left = secondsLeft === undefined ? "" : `, ${formatTimeLeft(secondsLeft).replaceAll("\u00a0", " ")} left`;
      const line = `${stage}, ${percent(fraction)}${left}`;
      stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      shown = true;
    },
    pass: (line) => {
      stream.write(stream.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
      shown = true;
    },
    write: (line) => {
      clear();
      stream.write(`${line}\n`);
    },
    clear,
  };
}

/** Estimates how long work still takes from how long its first part took; undefined where that is too little to tell. */
export function estimateLeft(elapsedMs: number, fraction: number): number | undefined {
  return fraction > 0.02 ? (elapsedMs / 1000) * (1 / fraction - 1) : undefined;
}
