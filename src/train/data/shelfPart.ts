import { readChunks } from "../../data/byteSource";
import type { PartStore } from "../../data/download/partStore";
import type { Shelf, ShelfWriter } from "../../data/shelf/shelf";

/** A file of the shelf that a download grows in; to be closed when the download rests. */
export interface ShelfPart extends PartStore {
  close(): Promise<void>;
}

/**
 * Creates the store of a download over a file of the shelf.
 *
 * The version that the server names is not kept between visits: hosts of pinned copies let no page ask by it (that is no
 * safe-listed header of CORS), and their files have checksums.
 */
export function shelfPart(shelf: Shelf, name: string): ShelfPart {
  let writer: ShelfWriter | undefined;
  let written = 0;
  const close = async (): Promise<void> => {
    const open = writer;
    writer = undefined;
    await open?.close();
  };
  return {
    size: async () => (writer ? writer.start + written : ((await shelf.read(name))?.bytes ?? 0)),
    append: async (chunk) => {
      if (!writer) {
        writer = await shelf.append(name);
        written = 0;
      }
      await writer.write(chunk);
      written += chunk.length;
    },
    read: async function* () {
      await close();
      const file = await shelf.read(name);
      if (file) yield* readChunks(file.source, { name });
    },
    clear: async () => {
      await close();
      await shelf.remove(name);
    },
    tag: async () => undefined,
    setTag: async () => undefined,
    close,
  };
}
