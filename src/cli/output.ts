import { writeFileSync, writeSync } from "node:fs";
import { InputError } from "../lib/inputError";

/**
 * Writes a value as JSON to a file, or to standard output where the path is `-`.
 *
 * @throws InputError where the file cannot be written.
 */
export function writeJson(path: string, value: unknown): void {
  const text = `${JSON.stringify(value)}\n`;
  if (path !== "-") {
    try {
      writeFileSync(path, text);
    } catch (error) {
      throw new InputError(
        `--json ${path}: the file cannot be written (${(error as Error).message}); choose another path.`,
      );
    }
    return;
  }
  // Synchronous and by parts: an exit right after must not cut the text short in a pipe.
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}
