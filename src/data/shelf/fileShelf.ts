import { InputError } from "../../lib/inputError";
import type { Shelf, ShelfWriter } from "./shelf";

/** Files can be renamed in every browser that has the origin's private files; the compiler's library lacks it. */
type MovableFile = FileSystemFileHandle & { move(name: string): Promise<void> };

/** Creates a shelf over a folder of the origin's private files (OPFS); for workers only, where files can be appended to. */
export function fileShelf(folder: FileSystemDirectoryHandle): Shelf {
  const handleOf = (name: string): Promise<FileSystemFileHandle | undefined> =>
    folder.getFileHandle(name).catch((error: unknown) => {
      if (isNamed(error, "NotFoundError")) return undefined;
      throw error;
    });
  return {
    lasting: true,
    list: async () => {
      const files = [];
      for await (const entry of folder.values()) {
        if (entry.kind === "file") files.push({ name: entry.name, bytes: (await entry.getFile()).size });
      }
      return files.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    read: async (name) => {
      const file = await (await handleOf(name))?.getFile();
      return file && { name, bytes: file.size, source: file.stream() };
    },
    append: async (name) => appender(name, await folder.getFileHandle(name, { create: true })),
    rename: async (name, to) => {
      const handle = (await handleOf(name)) as MovableFile | undefined;
      if (!handle) return;
      await folder.removeEntry(to).catch(ignoreMissing);
      await handle.move(to);
    },
    remove: (name) => folder.removeEntry(name).catch(ignoreMissing),
  };
}

async function appender(name: string, handle: FileSystemFileHandle): Promise<ShelfWriter> {
  let access: FileSystemSyncAccessHandle;
  try {
    access = await handle.createSyncAccessHandle();
  } catch (error) {
    if (!isNamed(error, "NoModificationAllowedError", "InvalidStateError")) throw error;
    throw new InputError(`${name} is being written by another tab of the lab; let that tab finish, or close it.`);
  }
  const start = access.getSize();
  let at = start;
  return {
    start,
    write: async (chunk) => {
      const written = access.write(chunk as Uint8Array<ArrayBuffer>, { at });
      at += written;
      if (written < chunk.length)
        throw new DOMException(`wrote ${written} of ${chunk.length} bytes`, "QuotaExceededError");
    },
    close: async () => {
      access.flush();
      access.close();
    },
  };
}

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

function ignoreMissing(error: unknown): void {
  if (!isNamed(error, "NotFoundError")) throw error;
}
