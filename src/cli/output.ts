import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { InputError } from "../lib/inputError";

function unwritable(path: string, reason: string, option: string): InputError {
  return new InputError(`${option} ${path}: the file cannot be written (${reason}); choose another path.`);
}

/**
 * Makes sure, before hours of training, that a file can be written in the end; `-` always can.
 *
 * @throws InputError where it cannot.
 */
export function checkWritable(path: string, option = "--json"): void {
  if (path === "-") return;
  const there = existsSync(path);
  if (path === "" || (there && statSync(path).isDirectory())) {
    throw unwritable(path, "it is not the name of a file", option);
  }
  try {
    if (there) accessSync(path, constants.W_OK);
    if (!there || lstatSync(path).isFile()) accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw unwritable(path, (error as Error).message, option);
  }
}

/** Writes to standard output, synchronously and by parts: an exit right after must not cut the text short in a pipe. */
function writeOut(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}

/** Writes a file whole or not at all: a crash in the middle leaves the one before. */
function replaceFile(path: string, text: string): void {
  const written = `${path}.part`;
  try {
    writeFileSync(written, text);
    renameSync(written, path);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}

/**
 * Writes a text to a file, or to standard output where the path is `-`.
 *
 * @throws InputError where the file cannot be written.
 */
export function writeText(path: string, text: string, option = "--json"): void {
  if (path === "-") {
    writeOut(text);
    return;
  }
  // A device or a link stays what it is.
  const replace = !existsSync(path) || lstatSync(path).isFile();
  try {
    if (replace) replaceFile(path, text);
    else writeFileSync(path, text);
  } catch (error) {
    throw unwritable(path, (error as Error).message, option);
  }
}

/**
 * Writes a value as JSON to a file, or to standard output where the path is `-`.
 *
 * @throws InputError where the file cannot be written.
 */
export function writeJson(path: string, value: unknown): void {
  writeText(path, `${JSON.stringify(value)}\n`);
}
