import { createReadStream, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import type { PartStore } from "../../data/download/partStore";
import { InputError } from "../../lib/inputError";

/** Creates a store on disk: the bytes in a file, the server's name of their version in another beside it. */
export function createPartFile(path: string): PartStore {
  const tagPath = `${path}.tag`;
  return {
    size: async () => (existsSync(path) ? statSync(path).size : 0),
    append: (chunk) =>
      appendFile(path, chunk).catch((error: Error) => {
        throw new InputError(
          `${path} cannot be written (${error.message}); make room, or choose another folder with --to.`,
        );
      }),
    read: () => (existsSync(path) ? createReadStream(path) : new Uint8Array(0)),
    clear: async () => {
      rmSync(path, { force: true });
      rmSync(tagPath, { force: true });
    },
    tag: async () => (existsSync(tagPath) ? readFileSync(tagPath, "utf8") : undefined),
    setTag: async (tag) => writeFileSync(tagPath, tag),
  };
}
