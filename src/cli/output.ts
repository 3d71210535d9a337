import { accessSync, constants, existsSync, statSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { InputError } from "../lib/inputError";

function unwritable(path: string, reason: string): InputError {
  return new InputError(`--json ${path}: the file cannot be written (${reason}); choose another path.`);
}

/**
 * Makes sure, before hours of training, that a file can be written in the end; `-` always can.
 *
 * @throws InputError where it cannot.
 */
export function checkWritable(path: string): void {
  if (path === "-") return;
  const there = existsSync(path);
  if (path === "" || (there && statSync(path).isDirectory())) throw unwritable(path, "it is not the name of a file");
  try {
    accessSync(there ? path : dirname(path), constants.W_OK);
  } catch (error) {
    throw unwritable(path, (error as Error).message);
  }
}

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
      throw unwritable(path, (error as Error).message);
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
