import { createStore, keys } from "idb-keyval";
import { fileShelf } from "./fileShelf";
import { memoryShelf } from "./memoryShelf";
import { recordShelf } from "./recordShelf";
import type { Shelf } from "./shelf";

const name = "sparse-gnn-lab";

/** Opens the browser's shelf of this page: its private files, else its database, else the worker's memory. */
export async function openShelf(): Promise<Shelf> {
  return (await tryFiles()) ?? (await tryRecords()) ?? memoryShelf();
}

/** Private windows of some browsers have the interface and refuse its use, so that it is tried. */
async function tryFiles(): Promise<Shelf | undefined> {
  try {
    if (!("createSyncAccessHandle" in FileSystemFileHandle.prototype && "move" in FileSystemFileHandle.prototype)) {
      return undefined;
    }
    const root = await navigator.storage.getDirectory();
    return fileShelf(await root.getDirectoryHandle(name, { create: true }));
  } catch {
    return undefined;
  }
}

async function tryRecords(): Promise<Shelf | undefined> {
  try {
    const store = createStore(name, "files");
    await keys(store);
    return recordShelf(store);
  } catch {
    return undefined;
  }
}
