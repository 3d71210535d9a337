import { type createStore, delMany, get, keys, promisifyRequest, set, setMany } from "idb-keyval";
import { joinBytes } from "../byteSource";
import type { Shelf } from "./shelf";

/** A file as records of a database: what it is called, and how many chunks lie under its folder. */
interface FileRecord {
  readonly folder: number;
  readonly chunks: number;
  readonly bytes: number;
}

const fileKey = (name: string): string => `file:${name}`;
const chunkKey = (folder: number, chunk: number): string => `chunk:${folder}:${chunk}`;

/** Small writes are gathered to chunks of this size: one transaction each. */
const chunkBytes = 1 << 20;

/** Creates a shelf over a key-value store of IndexedDB: where the browser has no private files for pages. */
export function recordShelf(store: ReturnType<typeof createStore>): Shelf {
  const recordOf = (name: string): Promise<FileRecord | undefined> => get<FileRecord>(fileKey(name), store);
  const remove = async (name: string): Promise<void> => {
    const record = await recordOf(name);
    if (!record) return;
    const { folder, chunks } = record;
    await delMany([fileKey(name), ...Array.from({ length: chunks }, (_, chunk) => chunkKey(folder, chunk))], store);
  };
  return {
    lasting: true,
    list: async () => {
      const names = (await keys<string>(store)).filter((key) => key.startsWith("file:")).map((key) => key.slice(5));
      const files = await Promise.all(names.map(async (name) => ({ name, bytes: (await recordOf(name))?.bytes ?? 0 })));
      return files.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    read: async (name) => {
      const record = await recordOf(name);
      return record && { name, bytes: record.bytes, source: chunksOf(record, store) };
    },
    append: async (name) => {
      let record = (await recordOf(name)) ?? { folder: await freshFolder(store), chunks: 0, bytes: 0 };
      await set(fileKey(name), record, store);
      let gathered: Uint8Array[] = [];
      let size = 0;
      const flush = async (): Promise<void> => {
        if (size === 0) return;
        const chunk = joinBytes(gathered);
        gathered = [];
        size = 0;
        const longer = { ...record, chunks: record.chunks + 1, bytes: record.bytes + chunk.length };
        // One transaction: a page that dies here leaves the file as it was.
        await setMany(
          [
            [chunkKey(record.folder, record.chunks), chunk],
            [fileKey(name), longer],
          ],
          store,
        );
        record = longer;
      };
      return {
        start: record.bytes,
        write: async (chunk) => {
          gathered.push(chunk.slice());
          size += chunk.length;
          if (size >= chunkBytes) await flush();
        },
        close: flush,
      };
    },
    rename: async (name, to) => {
      const record = await recordOf(name);
      if (!record || name === to) return;
      await remove(to);
      // One transaction, so that no two names ever share the chunks.
      await store("readwrite", (records) => {
        records.put(record, fileKey(to));
        records.delete(fileKey(name));
        return promisifyRequest(records.transaction);
      });
    },
    remove,
  };
}

async function* chunksOf(
  { folder, chunks }: FileRecord,
  store: ReturnType<typeof createStore>,
): AsyncGenerator<Uint8Array> {
  for (let chunk = 0; chunk < chunks; chunk++) {
    const bytes = await get<Uint8Array>(chunkKey(folder, chunk), store);
    if (!bytes) throw new Error(`chunk ${chunk} of ${chunks} is missing in the browser's database`);
    yield bytes;
  }
}

/** Folders are counted up and never used twice, so that a renamed file keeps its chunks where they are. */
async function freshFolder(store: ReturnType<typeof createStore>): Promise<number> {
  const next = ((await get<number>("folders", store)) ?? 0) + 1;
  await set("folders", next, store);
  return next;
}
