import type { Progress } from "../../lib/progress";
import { createProgressLine, estimateLeft } from "../progressLine";

/** Tells a person on standard error what happens. */
export interface Teller {
  /** Returns an ear for the progress of a piece of work, in bytes. */
  progress(what: string): (progress: Progress) => void;
  /** Says a sentence on a line of its own. */
  say(sentence: string): void;
  /** Takes the line of progress away. */
  clear(): void;
}

/** Creates a teller on the progress line of standard error. */
export function createTeller(): Teller {
  const line = createProgressLine();
  return {
    say: line.write,
    clear: line.clear,
    progress: (what) => {
      const began = performance.now();
      return ({ done, total }) => {
        const fraction = total > 0 ? done / total : 0;
        line.show(`${what}, ${megabytes(done)}`, fraction, estimateLeft(performance.now() - began, fraction));
      };
    },
  };
}

/** Writes a number of bytes in MB, as in "12.3 MB". */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
