import { createStore } from "idb-keyval";
import { collectBytes, readChunks } from "../../src/data/byteSource";
import { openShelf } from "../../src/data/shelf/openShelf";
import { recordShelf } from "../../src/data/shelf/recordShelf";
import type { Shelf, ShelfWriter } from "../../src/data/shelf/shelf";

/** One call of a shelf, as a test makes it over a worker. */
export type ShelfCall =
  | { readonly call: "open"; readonly kind: "page" | "records"; readonly lost?: boolean }
  | { readonly call: "list" | "close" }
  | { readonly call: "read" | "append" | "remove"; readonly name: string }
  | { readonly call: "rename"; readonly name: string; readonly to: string }
  | { readonly call: "write"; readonly chunk: Uint8Array };

let shelf: Shelf;
let writer: ShelfWriter;

async function answer(call: ShelfCall): Promise<unknown> {
  switch (call.call) {
    case "open":
      // As in a browser that has the interface and refuses its use.
      if (call.lost)
        navigator.storage.getDirectory = () => Promise.reject(new DOMException("refused", "SecurityError"));
      shelf = call.kind === "records" ? recordShelf(createStore("shelf-test", "files")) : await openShelf();
      return shelf.lasting;
    case "list":
      return shelf.list();
    case "read": {
      const file = await shelf.read(call.name);
      return file && { ...file, source: await collectBytes(readChunks(file.source, { name: call.name })) };
    }
    case "append":
      writer = await shelf.append(call.name);
      return writer.start;
    case "write":
      return writer.write(call.chunk);
    case "close":
      return writer.close();
    case "rename":
      return shelf.rename(call.name, call.to);
    case "remove":
      return shelf.remove(call.name);
    default:
      return call satisfies never;
  }
}

self.onmessage = async ({ data }: MessageEvent<ShelfCall>) => {
  try {
    self.postMessage({ value: await answer(data) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
